import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { OrderNameRow } from '../desk/desk.store.ts'
import type { EbillRow } from './ebill.store.ts'

/** A bill that its issuer refused, with the payment that it is for. */
export interface RefusedEbillRow extends OrderNameRow {
  id: string
  request_no: string
  state: 'sent' | 'reversing'
  version: number
  failure: string
  ask_at: Date
  fen: number
  paid_at: Date
  revenue_code: string | null
}

const IS_REFUSED = sql`e.state in ('sent', 'reversing') and e.failure is not null`

/** Counts the bills that their issuer refused and has not made since; `toRepeat`: those that are not being asked for at an instant. */
export async function countRefusedEbills(tx: Tx, at: Date): Promise<{ all: number; toRepeat: number }> {
  const { rows } = await sql<{ all: number; toRepeat: number }>`
    select count(*)::int as "all", (count(*) filter (where e.ask_at > ${at}))::int as "toRepeat" from ebills e where ${IS_REFUSED}`.execute(
    tx,
  )
  return rows[0] ?? { all: 0, toRepeat: 0 }
}

/** Lists those bills, the oldest payment first, 200 at most. */
export async function listRefusedEbills(tx: Tx): Promise<RefusedEbillRow[]> {
  const { rows } = await sql<RefusedEbillRow>`
    select e.id, e.request_no, e.state, e.version, e.failure, e.ask_at, y.fen, y.paid_at,
      coalesce(f.revenue_code, o.revenue_code) as revenue_code,
      o.id as order_id, o.order_no, p.name as person_name, t.ticket_no, s.name as school_name
    from ebills e join payments y on y.id = e.payment_id join payment_orders o on o.id = y.order_id
      join persons p on p.id = o.person_id join tickets t on t.id = o.ticket_id join schools s on s.id = o.school_id
      left join lateral fee_of(o.application_id) f on true
    where ${IS_REFUSED} order by y.paid_at, e.id limit 200`.execute(tx)
  return rows
}

/** Finds a bill by its id and locks it, with the person who paid. */
export async function lockEbillById(
  tx: Tx,
  id: string,
): Promise<(EbillRow & { person_id: string }) | undefined> {
  const row = await tx
    .selectFrom('ebills as e')
    .innerJoin('payments as p', 'p.id', 'e.payment_id')
    .select([
      'e.id',
      'e.payment_id',
      'e.request_no',
      'e.state',
      'e.version',
      'e.asked',
      'e.failure',
      'p.person_id',
    ])
    .where('e.id', '=', id)
    .forUpdate('e')
    .executeTakeFirst()
  return row as (EbillRow & { person_id: string }) | undefined
}
