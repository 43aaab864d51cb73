import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Counts what is not at its end, by what it is and where it stands. Each branch reads a partial index of what is open. */
export async function countOpenMoney(tx: Tx): Promise<{ what: string; state: string; count: number }[]> {
  const { rows } = await sql<{ what: string; state: string; count: number }>`
    select 'refund' as what, state, count(*)::int as count from refunds
      where state not in ('done', 'refused', 'given_up') group by state
    union all select 'difference', kind, count(*)::int from bill_differences where state <> 'settled' group by kind
    union all select 'order_in_doubt', state, count(*)::int from payment_orders where state = 'closing' group by state
    union all select 'ebill', state, count(*)::int from ebills where state in ('due', 'sent', 'reversing') group by state
    order by what, state`.execute(tx)
  return rows
}
