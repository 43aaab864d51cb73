import { provePhotos } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { areAsBrought, type KeptProof, listPhotoProofs } from './photo-proofs.store.ts'

/** Lists the batches of photographs whose rows no longer say what the trail kept of them (decision 0091). */
export async function listDisprovedBatches(tx: Tx): Promise<string[]> {
  const disproved = new Set<string>()
  for (const kept of await listPhotoProofs(tx)) if (!(await holds(tx, kept))) disproved.add(kept.batchId)
  return [...disproved]
}

async function holds(tx: Tx, kept: KeptProof): Promise<boolean> {
  const now = await provePhotos(tx, kept)
  // Persons whose own batch was rolled back after this one left with their rows: what is left proves nothing, and nothing of it is in force.
  if (!kept.isInForce && now.persons < kept.persons) return true
  if (now.photoDigest !== kept.photoDigest) return false
  return !kept.isInForce || areAsBrought(tx, kept.batchId)
}
