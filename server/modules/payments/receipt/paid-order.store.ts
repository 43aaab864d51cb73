import { sql } from 'kysely'
import type { Channel, OrderState } from '#contracts/payments/order.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import type { EbillFacts } from '../ebills/ebill.view.ts'

type PaidOrderRow = EbillFacts & {
  order_no: string
  state: OrderState
  service: ServiceName
  title: string
  fen: number
  revenue_code: string | null
  receipt_no: string
  channel: Channel
  transaction_no: string
  paid_at: Date
  ticket_no: string
  person_name: string
  school_name: string
}

/** Finds an own order whose fee was paid, with everything that its receipt says. */
export async function findPaidOrder(
  tx: Tx,
  { id, personId }: { id: string; personId: string },
): Promise<PaidOrderRow | undefined> {
  const { rows } = await sql<PaidOrderRow>`
    select o.order_no, o.state, o.service, o.title, o.fen, o.revenue_code, p.receipt_no, p.channel, p.transaction_no, p.paid_at,
      e.state as ebill_state, e.bill_code, e.bill_no, e.check_code, e.address, e.issued_at,
      t.ticket_no, n.name as person_name, s.name as school_name
    from payment_orders o
    join payments p on p.order_id = o.id and p.purpose = 'fee'
    left join ebills e on e.payment_id = p.id
    join tickets t on t.id = o.ticket_id
    join persons n on n.id = o.person_id
    join schools s on s.id = o.school_id
    where o.id = ${id} and o.person_id = ${personId}`.execute(tx)
  return rows[0]
}
