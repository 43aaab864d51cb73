import type { Tx } from '#platform/db/database.ts'
import type { Sealer } from '#platform/secrets/sealer.ts'
import { isSealed, keepSeals, listShortBatches, readScores } from './score-seal.store.ts'

/** What the verifier found among the scores. */
export interface ScoreVerdict {
  scores: number
  /** Scores that are not what the application last said, the first of them. */
  broken: { id: string; personId: string }[]
  /** Batches of which scores are missing, or too many. */
  batches: string[]
  /** Scores without any seal: from before, or put in by somebody else. */
  unsealed: number
}

const SHOWN = 100

/** Holds every score against its seal, and every batch against the number of its scores in the trail. */
export async function verifyScores(tx: Tx, sealer: Sealer): Promise<ScoreVerdict> {
  const verdict: ScoreVerdict = { scores: 0, broken: [], batches: await listShortBatches(tx), unsealed: 0 }
  for await (const portion of readScores(tx)) {
    verdict.scores += portion.length
    for (const row of portion) {
      if (row.seal === null) verdict.unsealed += 1
      if (!isSealed(sealer, row) && verdict.broken.length < SHOWN)
        verdict.broken.push({ id: row.id, personId: row.personId })
    }
  }
  return verdict
}

/**
 * Seals the scores that have no seal, once, after an upgrade: whoever orders it vouches for them. Seals anew what holds with a
 * key of before. Answers how many.
 */
export async function sealUnsealedScores(tx: Tx, sealer: Sealer): Promise<number> {
  let sealed = 0
  for await (const portion of readScores(tx)) {
    const unsealed = portion.filter(
      (row) => row.seal === null || (isSealed(sealer, row) && !sealer.isActive(row.seal)),
    )
    await keepSeals(tx, sealer, unsealed)
    sealed += unsealed.length
  }
  return sealed
}
