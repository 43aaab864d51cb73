import { isUnavailable } from '#platform/db/database-faults.ts'
import type { JobRun } from '#platform/jobs/jobs.store.ts'

/**
 * Whether a failed job is left to run again, because the database was away and will be back. The last attempt does not
 * count on that: the batch must then say in words that it failed, or it would stay between two states for ever.
 */
export function goesAgain(error: unknown, run: JobRun): boolean {
  return isUnavailable(error) && run === 'early'
}
