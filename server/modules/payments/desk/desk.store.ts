import { type RawBuilder, sql } from 'kysely'
import type { CloseReason, OrderState, Provider, Surface } from '#contracts/payments/order.ts'
import type { Tx } from '#platform/db/database.ts'
import type { PaymentRow } from '../record/payment.store.ts'

/** Whose order it is. */
export interface OrderNameRow {
  order_id: string
  order_no: string
  person_name: string
  ticket_no: string
  school_name: string
}

/** An order, as finance lists it. */
export type DeskOrderRow = OrderNameRow & {
  person_id: string
  title: string
  fen: number
  state: OrderState
  close_reason: CloseReason | null
  created_at: Date
  expires_at: Date
  moved_at: Date
}

const NAME = sql`o.id as order_id, o.order_no, p.name as person_name, t.ticket_no, s.name as school_name`
const NAMED = sql`join persons p on p.id = o.person_id join tickets t on t.id = o.ticket_id join schools s on s.id = o.school_id`

const ordersBy = async (tx: Tx, rest: RawBuilder<unknown>): Promise<DeskOrderRow[]> =>
  (
    await sql<DeskOrderRow>`
      select ${NAME}, o.person_id, o.title, o.fen, o.state, o.close_reason, o.created_at, o.expires_at, o.moved_at
      from payment_orders o ${NAMED} ${rest}`.execute(tx)
  ).rows

/** Finds orders by the whole number of whatever people hold in their hands; 50 at most. Every branch is one index. */
export function findOrdersByNumber(tx: Tx, number: string): Promise<DeskOrderRow[]> {
  return ordersBy(
    tx,
    sql`where o.id in (
      select id from payment_orders where order_no = ${number}
      union select x.id from payment_orders x join tickets n on n.id = x.ticket_id and n.person_id = x.person_id where n.ticket_no = ${number}
      union select order_id from payment_attempts where attempt_no = ${number}
      union select order_id from payments where channel in ('alipay', 'wechat', 'demonstration', 'counter') and transaction_no = ${number}
      union select order_id from payments where receipt_no = ${number}
      union select order_id from refunds where refund_no = ${number})
    order by o.created_at desc, o.id desc limit 50`,
  )
}

/** Finds an order by its id. */
export async function findDeskOrder(tx: Tx, id: string): Promise<DeskOrderRow | undefined> {
  const [row] = await ordersBy(tx, sql`where o.id = ${id}`)
  return row
}

const IS_EXTRA = sql`y.purpose = 'extra'
  and not exists (select from refunds r where r.payment_id = y.id and r.state not in ('refused', 'given_up'))`

/** Lists the payments that pay for nothing and have no refund that stands, the oldest first, 200 at most. */
export async function listExtras(tx: Tx): Promise<(OrderNameRow & PaymentRow)[]> {
  const { rows } = await sql<OrderNameRow & PaymentRow>`
    select ${NAME}, y.id, y.person_id, y.attempt_id, y.channel, y.transaction_no, y.fen, y.paid_at, y.recorded_at, y.learnt_by,
      y.purpose, y.extra_reason, y.receipt_no
    from payments y join payment_orders o on o.id = y.order_id ${NAMED}
    where ${IS_EXTRA}
    order by y.paid_at, y.id limit 200`.execute(tx)
  return rows
}

/** Lists what was paid for an order, the payment of the fee first. */
export async function listPaymentsOf(tx: Tx, orderId: string): Promise<PaymentRow[]> {
  const { rows } = await sql<PaymentRow>`
    select id, order_id, person_id, attempt_id, channel, transaction_no, fen, paid_at, recorded_at, learnt_by, purpose,
      extra_reason, receipt_no
    from payments where order_id = ${orderId} order by purpose desc, paid_at, id limit 100`.execute(tx)
  return rows
}

/** Names the orders with these ids. */
export async function nameOrders(tx: Tx, ids: readonly string[]): Promise<Map<string, OrderNameRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<OrderNameRow>`
    select ${NAME} from payment_orders o ${NAMED} where o.id = any(${[...ids]}) order by o.id`.execute(tx)
  return new Map(rows.map((row) => [row.order_id, row]))
}

export interface NoticeRow {
  id: string
  provider: Provider
  kind: 'payment' | 'closed' | 'refund'
  learnt_by: 'notice' | 'query' | 'bill'
  outcome: string
  attempt_no: string
  transaction_no: string | null
  fen: number | null
  received_at: Date
}

const NOTICE = sql`n.id, n.provider, n.kind, n.learnt_by, n.outcome, n.attempt_no, n.transaction_no, n.fen, n.received_at`

const isOdd = (since: Date) =>
  sql`n.outcome in ('attempt_unknown', 'amount_differs', 'transaction_differs') and n.received_at >= ${since}`

/** Lists what providers said since an instant and what could not be taken as it is, the newest first, a hundred at most. */
export async function listOddNotices(tx: Tx, since: Date): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select ${NOTICE} from payment_notices n
    where ${isOdd(since)}
    order by n.received_at desc, n.id limit 100`.execute(tx)
  return rows
}

/** Counts them all. */
export async function countOddNotices(tx: Tx, since: Date): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select count(*)::int as number from payment_notices n where ${isOdd(since)}`.execute(tx)
  return rows[0]?.number ?? 0
}

/** Lists what providers said about an order, in the order in which we heard it. */
export async function listNoticesOfOrder(tx: Tx, orderId: string): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select ${NOTICE} from payment_attempts a join payment_notices n on n.attempt_no = a.attempt_no and n.provider = a.provider
    where a.order_id = ${orderId} order by n.received_at, n.id limit 200`.execute(tx)
  return rows
}

/** Lists the attempts of an order, the oldest first. */
export async function listAttemptsOfOrder(tx: Tx, orderId: string) {
  const { rows } = await sql<{
    attempt_no: string
    provider: Provider
    surface: Surface
    state: 'live' | 'closed' | 'paid'
    created_at: Date
  }>`select attempt_no, provider, surface, state, created_at from payment_attempts
    where order_id = ${orderId} order by created_at, id limit 200`.execute(tx)
  return rows
}

interface Waiting {
  extras: number
  differences: number
  counter: number
}

/** Counts what waits: payments for nothing, differences that nobody settled, and payments at the counter. */
export async function countWaiting(tx: Tx): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select (select count(*)::int from payments y where ${IS_EXTRA}) as extras,
      (select count(*)::int from bill_differences where state <> 'settled') as differences,
      (select count(*)::int from counter_payments where state = 'requested') as counter`.execute(tx)
  return rows[0] ?? { extras: 0, differences: 0, counter: 0 }
}
