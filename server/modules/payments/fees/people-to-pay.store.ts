import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/**
 * Lists people whose application falls under a fee that can be paid until a day before an instant. Who of them has paid is for the list of
 * things to do.
 */
export async function listPeopleToPay(tx: Tx, { at, until }: { at: Date; until: Date }): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select distinct a.person_id
    from (select distinct service from fees
      where payable_until between (${at}::timestamptz at time zone 'Asia/Shanghai')::date and (${until}::timestamptz at time zone 'Asia/Shanghai')::date) f
      join applications a on a.service = f.service
    where a.state not in ('withdrawn', 'rejected') and a.moved_at > ${at}::timestamptz - interval '1 year'`.execute(
    tx,
  )
  return rows.map((row) => row.person_id)
}
