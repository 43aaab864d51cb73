import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Lists the orders that should have been closed, or whose attempts should have been asked about, before an instant. */
export async function listOverdueOrders(tx: Tx, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    (select id from payment_orders where state in ('open', 'closing') and expires_at < ${before}
      order by expires_at, id limit 500)
    union
    (select order_id from payment_attempts where ask_at is not null and ask_at < ${before}
      order by ask_at, id limit 500)
    order by id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Lists the refunds that should have been sent, or asked about, before an instant. */
export async function listOverdueRefunds(tx: Tx, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from refunds
    where state not in ('done', 'refused', 'given_up')
      and ((state = 'accepted' and moved_at < ${before}) or (state = 'sent' and ask_at < ${before}))
    order by requested_at, id limit 500`.execute(tx)
  return rows.map(({ id }) => id)
}
