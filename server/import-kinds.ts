import { candidateFiles, scoreFiles } from '#modules/imports/public.ts'
import { inboundFiles, matchWaiting } from '#modules/transfer-in/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Adapters } from './deps.ts'
import type { ImportDefinition, ImportKinds } from './import-kind.ts'

/** Creates every kind of file that the desk brings in, by name: the one place that knows all of them. */
export function createImportKinds(deps: Adapters): ImportKinds {
  return {
    candidates: heardBy(candidateFiles(deps), (tx, batchId) => matchWaiting(tx, deps, { batchId })),
    exam_scores: scoreFiles(deps, 'exam'),
    practice_scores: scoreFiles(deps, 'practice'),
    inbound_transfers: inboundFiles(deps),
  }
}

/** A kind of whose batches somebody else hears too, in the transaction that applies them. The kind does not know of that. */
function heardBy(kind: ImportDefinition, hear: (tx: Tx, batchId: string) => Promise<void>): ImportDefinition {
  return {
    ...kind,
    async apply(tx, batch, by) {
      const applied = await kind.apply(tx, batch, by)
      await hear(tx, batch.id)
      return applied
    },
  }
}
