import type { JobPayloads } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { followOrder } from './following/follow-order.ts'

/** The jobs of this module, for the worker. */
export function paymentTasks(deps: Deps) {
  return {
    'follow-order': (payload: JobPayloads['follow-order']) => followOrder(deps, payload),
  }
}
