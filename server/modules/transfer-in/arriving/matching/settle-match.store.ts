import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Whether something may be transferred into a 准考证 at that instant: it is 在籍. Keeps it so until the transaction ends. */
export async function isActiveTicket(tx: Tx, key: { ticketId: string; at: Date }): Promise<boolean> {
  const { rows } = await sql<{ is_active: boolean }>`
    select t.state = 'active' and graduated_at(t.id, ${key.at}) is null as is_active
    from tickets t where t.id = ${key.ticketId} for share`.execute(tx)
  return rows[0]?.is_active ?? false
}

/** Forgets whom an arrival may be for; answers who that was. */
export async function forgetCandidates(tx: Tx, arrivalId: string): Promise<string[]> {
  const rows = await tx
    .deleteFrom('arrival_candidates')
    .where('arrival_id', '=', arrivalId)
    .returning('person_id')
    .execute()
  return rows.map(({ person_id }) => person_id)
}
