import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

const TABLES = { application: 'applications', filing: 'filings', draft: 'drafts' } as const

/** Finds the number of the 准考证 under which a person has something; undefined when it is not that person's. */
export async function findOwnTicketNo(
  tx: Tx,
  { kind, id, personId }: { kind: keyof typeof TABLES; id: string; personId: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ ticket_no: string }>`
    select t.ticket_no from ${sql.table(TABLES[kind])} f join tickets t on t.id = f.ticket_id
    where f.id = ${id} and f.person_id = ${personId}`.execute(tx)
  return rows[0]?.ticket_no
}
