import { provePhotos } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { areAsBrought, type KeptProof, listPhotoProofs } from './photo-proofs.store.ts'
import { proofsOfNight } from './proofs-of-night.rules.ts'

/** `tonight`: those whose turn it is; see `proofs-of-night.rules.ts`. */
export type WhichProofs = 'all' | 'tonight'

/** Lists the batches of photographs whose rows no longer say what the trail kept of them (decision 0091). */
export async function listDisprovedBatches(
  tx: Tx,
  { which, at }: { which: WhichProofs; at: Date },
): Promise<string[]> {
  const kept = await listPhotoProofs(tx)
  const proofs = which === 'all' ? kept : proofsOfNight(kept, at)
  const disproved = new Set<string>()
  for (const proof of proofs) if (!(await holds(tx, proof))) disproved.add(proof.batchId)
  return [...disproved]
}

async function holds(tx: Tx, kept: KeptProof): Promise<boolean> {
  const now = await provePhotos(tx, kept)
  // Persons whose own batch was rolled back after this one left with their rows: what is left proves nothing, and nothing of it is in force.
  if (!kept.isInForce && now.persons < kept.persons) return true
  if (now.photoDigest !== kept.photoDigest) return false
  return !kept.isInForce || areAsBrought(tx, kept.batchId)
}
