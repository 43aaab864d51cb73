import type { Tx } from '#platform/db/database.ts'

/** Which scores of a person. */
interface Chosen {
  personId: string
  scoreIds: readonly string[]
}

/** TRO-03: 已转出: the scores count in another province now. Answers how many: one that was voided meanwhile goes nowhere. */
export function transferScoresOut(tx: Tx, chosen: Chosen): Promise<number> {
  return move(tx, chosen, { from: 'valid', to: 'transferred_out' })
}

/** TRO-03: the scores count here again; answers how many. */
export function bringScoresBack(tx: Tx, chosen: Chosen): Promise<number> {
  return move(tx, chosen, { from: 'transferred_out', to: 'valid' })
}

async function move(
  tx: Tx,
  { personId, scoreIds }: Chosen,
  { from, to }: { from: 'valid' | 'transferred_out'; to: 'valid' | 'transferred_out' },
): Promise<number> {
  if (scoreIds.length === 0) return 0
  const { numUpdatedRows } = await tx
    .updateTable('scores')
    .set({ state: to })
    .where('person_id', '=', personId)
    .where('id', 'in', [...scoreIds])
    .where('state', '=', from)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
