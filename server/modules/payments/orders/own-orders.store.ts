import { sql } from 'kysely'
import type { ApplicationState } from '#contracts/applications.ts'
import type { Channel } from '#contracts/payments/order.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Question, RowOrJson } from '#platform/db/question.ts'
import type { EbillFacts } from '../ebills/ebill.view.ts'
import { type Fee, type FeeRow, feeFrom } from '../fees/fee.store.ts'
import type { OrderRow } from './order.store.ts'

/** The payment of the fee, where it is paid. */
export interface PaidRow {
  channel: Channel | null
  paid_at: Date | null
  transaction_no: string | null
  receipt_no: string | null
}

/** An order with its 准考证, the payment of the fee and the application that it pays for. */
export type OwnOrderRow = OrderRow & {
  ticket_no: string
  /** The application whose fee the order pays, and how it stands. */
  pays_for: string
  pays_for_state: ApplicationState
  is_live: boolean
} & PaidRow &
  EbillFacts

const OWN = sql`
  select o.id, o.order_no, o.person_id, o.ticket_id, o.school_id, o.application_id, o.service, o.title, o.fen, o.revenue_code,
    o.state, o.close_reason, o.version, o.created_at, o.expires_at, o.moved_at, t.ticket_no, f.id as pays_for, f.state as pays_for_state,
    p.channel, p.paid_at, p.transaction_no, p.receipt_no,
    e.state as ebill_state, e.bill_code, e.bill_no, e.check_code, e.address, e.issued_at,
    exists (select from payment_attempts a where a.order_id = o.id and a.state = 'live') as is_live
  from payment_orders o
  join tickets t on t.id = o.ticket_id
  join applications f on f.id = coalesce(case when o.state = 'paid' then application_paid_by(o.application_id) end, o.application_id)
  left join payments p on p.order_id = o.id and p.purpose = 'fee'
  left join ebills e on e.payment_id = p.id`

/** Lists the orders of a person, the newest first. */
export async function listOrdersOf(tx: Tx, personId: string): Promise<OwnOrderRow[]> {
  const { rows } = await sql<OwnOrderRow>`${OWN} where o.person_id = ${personId}
    order by o.created_at desc, o.id desc limit 100`.execute(tx)
  return rows
}

/** Finds an order of a person. */
export async function findOwnOrderRow(
  tx: Tx,
  { id, personId }: { id: string; personId: string },
): Promise<OwnOrderRow | undefined> {
  const { rows } = await sql<OwnOrderRow>`${OWN} where o.id = ${id} and o.person_id = ${personId}`.execute(tx)
  return rows[0]
}

/** An application that costs something, with the order that decides how it stands: the one that is not closed. */
export interface ChargedApplication {
  application: {
    id: string
    service: ServiceName
    title: string
    state: ApplicationState
    level: number
    ticket: { id: string; ticketNo: string }
  }
  fee: Fee
  order: ({ id: string; state: OrderRow['state'] } & PaidRow) | undefined
}

export type ChargedRow = FeeRow &
  PaidRow & {
    id: string
    service: ServiceName
    application_title: string
    state: ApplicationState
    level: number
    ticket_id: string
    ticket_no: string
    order_id: string | null
    order_state: OrderRow['state'] | null
  }

/** Asks for the applications of a person that cost something, as long as they are alive; or for the one with that id. */
export function chargedApplications({
  personId,
  applicationId,
}: {
  personId: string
  applicationId?: string
}): Question<ChargedRow, ChargedApplication[]> {
  const which =
    applicationId === undefined ? sql`a.state not in ('withdrawn', 'rejected')` : sql`a.id = ${applicationId}`
  const rows = sql<ChargedRow>`
    select a.id, a.service, a.title as application_title, a.state, a.level, a.ticket_id, t.ticket_no,
      f.title, f.fen, f.opens_after, f.holds_up, f.payable_from::text, f.payable_until::text, f.order_minutes, f.revenue_code,
      o.id as order_id, o.state as order_state, p.channel, p.paid_at, p.transaction_no, p.receipt_no
    from applications a
    join tickets t on t.id = a.ticket_id
    cross join lateral fee_of(a.id) f
    left join lateral (
      select x.id, x.state from (
        select id, state, created_at from fee_orders_of(a.id)
        union all select id, state, created_at from payment_orders where application_id = a.id and state = 'open') x
      order by x.state = 'open', x.state = 'refunding', x.created_at, x.id limit 1) o on true
    left join payments p on p.order_id = o.id and p.purpose = 'fee'
    where a.person_id = ${personId} and ${which}
    order by a.first_filed_at desc, a.id limit 100`
  return { rows, answer: (charged) => charged.map(chargedApplication) }
}

function chargedApplication(row: RowOrJson<ChargedRow>): ChargedApplication {
  const { order_id: id, order_state: state, channel, transaction_no, receipt_no } = row
  const paid = {
    channel,
    transaction_no,
    receipt_no,
    paid_at: row.paid_at === null ? null : new Date(row.paid_at),
  }
  return {
    application: {
      id: row.id,
      service: row.service,
      title: row.application_title,
      state: row.state,
      level: row.level,
      ticket: { id: row.ticket_id, ticketNo: row.ticket_no },
    },
    fee: feeFrom(row),
    order: id && state ? { id, state, ...paid } : undefined,
  }
}
