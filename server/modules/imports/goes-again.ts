import { isUnavailable } from '#platform/db/database-faults.ts'
import type { JobRun } from '#platform/jobs/jobs.store.ts'

/**
 * Whether a job that failed is left to be run again: the database will be back. Not the last time: then whoever waits for
 * the batch is told in words, or it would stand in the middle for ever.
 */
export function goesAgain(error: unknown, { isLast }: JobRun): boolean {
  return isUnavailable(error) && !isLast
}
