import { sql } from 'kysely'

/**
 * TRO-03: whether a transfer-out of the person of `a` is open under another 准考证. The audit counts the scores of all of them, and until the
 * transfer ends nobody knows which stay: the diploma waits (decision 0043).
 */
export const IS_LEAVING_ELSEWHERE = sql<boolean>`exists (select from tickets o
  where o.person_id = a.person_id and o.id <> a.ticket_id and o.state = 'transferring_out')`

/** Whether another province took scores of the person of `a` after the audit `l`, which counted them. */
export const HAS_LEFT_SINCE_AUDIT = sql<boolean>`exists (select from departures u
  where u.person_id = a.person_id and u.state = 'accepted' and u.moved_at >= l.requested_at)`
