import type { Tx } from '#platform/db/database.ts'

/** Notes since when the owner of a rejected application wants it no more; null: it is wanted again. */
export async function setPutAway(
  tx: Tx,
  { personId, id, at }: { personId: string; id: string; at: Date | null },
): Promise<void> {
  await tx
    .updateTable('applications')
    .set({ put_away_at: at })
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('state', '=', 'rejected')
    .execute()
}
