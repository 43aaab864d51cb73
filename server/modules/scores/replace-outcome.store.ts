import type { ScoreOutcome } from '#contracts/scores.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Sealer } from '#platform/secrets/sealer.ts'
import { sealScores } from './seals/score-seal.store.ts'

/**
 * IMP-03: replaces a score's outcome if the score is still of that version; false when it is not. The caller records
 * both outcomes.
 */
export async function replaceOutcome(
  tx: Tx,
  { sealer }: { sealer: Sealer },
  change: { personId: string; scoreId: string; version: number; outcome: ScoreOutcome },
): Promise<boolean> {
  const { outcome } = change
  const { numUpdatedRows } = await tx
    .updateTable('scores')
    .set({
      outcome: outcome.kind,
      mark: outcome.kind === 'marked' ? outcome.mark : null,
      grade: outcome.kind === 'graded' ? outcome.grade : null,
      version: change.version + 1,
    })
    .where('person_id', '=', change.personId)
    .where('id', '=', change.scoreId)
    .where('version', '=', change.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  await sealScores(tx, sealer, { personId: change.personId, ids: [change.scoreId] })
  return true
}
