import type { Grant } from '#contracts/grants.ts'
import type { StaffActor } from '#kernel/actor.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { isInScope, schoolsInScope } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { findBatch, lockBatch } from './batch.store.ts'
import { IMPORT_LIFECYCLE, IMPORT_STATE_WORDS, type ImportState } from './import.lifecycle.ts'

interface BatchRequest {
  id: string
  actor: StaffActor
  grant: Grant
}

/** Finds the batch and locks it. Refuses with `not_found` for a batch outside the actor's scope, as for a missing one. */
export async function requireBatch(tx: Tx, request: BatchRequest) {
  return inScope(await lockBatch(tx, request.id), request)
}

/** Finds the batch for whoever only looks at it, and locks nothing; refuses in the same way. */
export async function requireBatchToSee(tx: Tx, request: BatchRequest) {
  return inScope(await findBatch(tx, request.id), request)
}

function inScope(found: Awaited<ReturnType<typeof findBatch>>, { actor, grant }: BatchRequest) {
  const batch = requireFound(found)
  const schoolIds = batch.school_id ? [batch.school_id] : []
  if (!isInScope(schoolIds, schoolsInScope(actor, grant))) throw new Refusal('not_found')
  return { ...batch, state: batch.state as ImportState }
}

/** Refuses with `import_state` unless the lifecycle allows the act now. */
export function requireState(batch: { state: ImportState }, act: string): void {
  if (act in IMPORT_LIFECYCLE[batch.state]) return
  if (['checking', 'applying', 'rolling_back'].includes(batch.state)) throw new Refusal('import_in_progress')
  throw new Refusal('import_state', { values: { state: IMPORT_STATE_WORDS[batch.state] } })
}
