import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { RefundRow } from './refund.store.ts'

/** A refund with the names of those who acted, and of whose order it is. */
export type NamedRefundRow = RefundRow & {
  requester: string
  decider: string | null
  by_hand_asker: string | null
  by_hand_decider: string | null
  give_up_asker: string | null
  give_up_decider: string | null
  order_no: string
  person_name: string
  ticket_no: string
}

const ROWS = sql`
  select r.*, a.name as requester, b.name as decider, c.name as by_hand_asker, d.name as by_hand_decider,
    e.name as give_up_asker, f.name as give_up_decider, o.order_no, p.name as person_name, t.ticket_no
  from refunds r join payment_orders o on o.id = r.order_id join persons p on p.id = r.person_id
    join tickets t on t.id = o.ticket_id join staff a on a.id = r.requested_by left join staff b on b.id = r.decided_by
    left join staff c on c.id = r.by_hand_asked_by left join staff d on d.id = r.by_hand_decided_by
    left join staff e on e.id = r.give_up_asked_by left join staff f on f.id = r.give_up_decided_by`

const rowsOf = async (tx: Tx, rest: RawBuilder<unknown>): Promise<NamedRefundRow[]> =>
  (await sql<NamedRefundRow>`${ROWS} ${rest}`.execute(tx)).rows

const UNFINISHED = sql`r.state not in ('done', 'refused', 'given_up')`
/** Somebody has to agree to it, or to say what becomes of it. */
const WAITS = sql`r.state in ('requested', 'failed', 'by_hand_asked', 'give_up_asked')`

/** Lists the refunds that have not come to their end: all that wait for somebody, then 200 others at most, each the oldest first. */
export function listUnfinishedRefunds(tx: Tx): Promise<NamedRefundRow[]> {
  return rowsOf(
    tx,
    sql`where ${UNFINISHED} order by ${WAITS} desc, r.requested_at, r.id
      limit 200 + (select count(*) from refunds r where ${WAITS})`,
  )
}

/** Counts the refunds that have not come to their end. */
export async function countUnfinishedRefunds(tx: Tx): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select count(*)::int as number from refunds r where ${UNFINISHED}`.execute(tx)
  return rows[0]?.number ?? 0
}

/** Lists every refund of an order, the newest first. */
export function listRefundsOfOrder(tx: Tx, orderId: string): Promise<NamedRefundRow[]> {
  return rowsOf(tx, sql`where r.order_id = ${orderId} order by r.requested_at desc, r.id desc limit 100`)
}

/** Lists the refunds of these payments that stand, of each payment one. */
export async function listRefundsOfPayments(
  tx: Tx,
  paymentIds: readonly string[],
): Promise<NamedRefundRow[]> {
  if (paymentIds.length === 0) return []
  return rowsOf(
    tx,
    sql`where r.payment_id = any(${[...paymentIds]}) and r.state not in ('refused', 'given_up') order by r.requested_at, r.id limit ${paymentIds.length}`,
  )
}
