import { candidateFiles, photoFiles, scoreFiles } from '#modules/imports/public.ts'
import { holdTakingsIn, inboundFiles, matchWaiting } from '#modules/transfer-in/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Adapters } from './deps.ts'
import type { ImportDefinition, ImportKinds } from './import-kind.ts'

/** Creates every kind of file that the desk brings in, by name: the one place that knows all of them. */
export function createImportKinds(deps: Adapters): ImportKinds {
  return {
    // Of two that come at once, an arrival and the person it is for, the later one has to see the earlier.
    candidates: heardBy(candidateFiles(deps), {
      before: holdTakingsIn,
      after: (tx, batchId) => matchWaiting(tx, deps, { batchId }),
    }),
    exam_scores: scoreFiles(deps, 'exam'),
    practice_scores: scoreFiles(deps, 'practice'),
    inbound_transfers: inboundFiles(deps),
    candidate_photos: photoFiles(deps),
  }
}

/** Who else hears of batches, in the transaction that applies them. */
interface Hearers {
  before: (tx: Tx) => Promise<void>
  after: (tx: Tx, batchId: string) => Promise<void>
}

/** A kind of whose batches somebody else hears too. The kind does not know of that. */
function heardBy(kind: ImportDefinition, { before, after }: Hearers): ImportDefinition {
  return {
    ...kind,
    async apply(tx, batch, by) {
      await before(tx)
      const applied = await kind.apply(tx, batch, by)
      await after(tx, batch.id)
      return applied
    },
  }
}
