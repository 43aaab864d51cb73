import type { Tx } from '#platform/db/database.ts'
import type { Sealer } from '#platform/secrets/sealer.ts'
import { sealScores } from './seals/score-seal.store.ts'

/** Which scores of a person. */
interface Chosen {
  personId: string
  scoreIds: readonly string[]
}

/** TRO-03: 已转出: the scores count in another province now. Answers how many: one that was voided meanwhile goes nowhere. */
export function transferScoresOut(tx: Tx, deps: { sealer: Sealer }, chosen: Chosen): Promise<number> {
  return move(tx, deps, { ...chosen, from: 'valid', to: 'transferred_out' })
}

/** TRO-03: the scores count here again; answers how many. */
export function bringScoresBack(tx: Tx, deps: { sealer: Sealer }, chosen: Chosen): Promise<number> {
  return move(tx, deps, { ...chosen, from: 'transferred_out', to: 'valid' })
}

async function move(
  tx: Tx,
  { sealer }: { sealer: Sealer },
  { personId, scoreIds, from, to }: Chosen & Record<'from' | 'to', 'valid' | 'transferred_out'>,
): Promise<number> {
  if (scoreIds.length === 0) return 0
  const moved = await tx
    .updateTable('scores')
    .set({ state: to })
    .where('person_id', '=', personId)
    .where('id', 'in', [...scoreIds])
    .where('state', '=', from)
    .returning('id')
    .execute()
  await sealScores(tx, sealer, { personId, ids: moved.map(({ id }) => id) })
  return moved.length
}
