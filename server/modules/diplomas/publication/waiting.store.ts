import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** How much of each kind waits for somebody who has not begun it. */
export interface WaitingCounts {
  proposed: number
  halted: number
  revocations: number
}

/** Counts the lists and revocations that wait for a second person who is not this one; of some schools, or of all. */
export async function countWaiting(
  tx: Tx,
  { staffId, schoolIds }: { staffId: string; schoolIds: readonly string[] | undefined },
): Promise<WaitingCounts> {
  const within = schoolIds === undefined ? sql`true` : sql`d.school_id = any(${[...schoolIds]}::uuid[])`
  const { rows } = await sql<WaitingCounts>`
    select (select count(*)::int from graduation_publications where state = 'proposed' and proposed_by <> ${staffId}) as proposed,
      (select count(*)::int from graduation_publications where state = 'halted' and halted_by <> ${staffId}) as halted,
      (select count(*)::int from diploma_revocations v join diplomas d on d.id = v.diploma_id
        where v.state = 'requested' and v.requested_by <> ${staffId} and ${within}) as revocations`.execute(
    tx,
  )
  return rows[0] ?? { proposed: 0, halted: 0, revocations: 0 }
}
