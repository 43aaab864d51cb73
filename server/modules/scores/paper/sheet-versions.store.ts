import type { Tx } from '#platform/db/database.ts'
import type { SheetRow } from '../score-sheet.store.ts'

/** Whether the scores of a sheet are in the record as they were read: none was corrected, voided or rolled back meanwhile. */
export async function areUnchanged(
  tx: Tx,
  { personId, rows }: { personId: string; rows: readonly SheetRow[] },
): Promise<boolean> {
  if (rows.length === 0) return true
  const ids = rows.map(({ id }) => id)
  const stored = await tx
    .selectFrom('scores')
    .select(['id', 'version', 'state'])
    .where('person_id', '=', personId)
    .where('id', 'in', ids)
    .execute()
  const now = new Map(stored.map((score) => [score.id, score]))
  return rows.every(({ id, version, state }) => {
    const score = now.get(id)
    return score?.version === version && score.state === state
  })
}
