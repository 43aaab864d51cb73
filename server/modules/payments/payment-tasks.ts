import type { JobPayloads } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { followEbill } from './ebills/follow-ebill.ts'
import { followOrder } from './following/follow-order.ts'
import { fetchBill, fetchBills } from './reconciliation/fetch-bills.ts'
import { followRefund } from './refunds/follow-refund.ts'

/** The jobs of this module, for the worker. */
export function paymentTasks(deps: Deps) {
  return {
    'follow-refund': (payload: JobPayloads['follow-refund']) => followRefund(deps, payload),
    'follow-ebill': (payload: JobPayloads['follow-ebill']) => followEbill(deps, payload),
    'fetch-bills': () => fetchBills(deps),
    'fetch-bill': (payload: JobPayloads['fetch-bill']) => fetchBill(deps, payload),
    'follow-order': (payload: JobPayloads['follow-order']) => followOrder(deps, payload),
  }
}
