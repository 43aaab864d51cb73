import { createHash } from 'node:crypto'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { VaultDamaged } from '#platform/vault/vault-faults.ts'
import type { Deps } from '#server/deps.ts'
import { findImage, type ImageRow } from './image.store.ts'

/** EVI-03: one of the owner's own images; another's and none are one answer. */
export async function readOwnImage(
  deps: Deps,
  { actor, deadline }: Call<CandidateActor>,
  { id }: { id: string },
): Promise<PreparedReply> {
  const row = await deps.database.read(deadline, (tx) => findImage(tx, id))
  if (row?.person_id !== actor.personId) throw new Refusal('not_found')
  return readImage(deps, row)
}

/** The bytes of an image that somebody may see: exactly what was taken in, or a refusal, never something else. */
export async function readImage(deps: Deps, row: ImageRow): Promise<PreparedReply> {
  const bytes = await deps.vault.get(row.vault_key).catch((error: unknown) => {
    // A vault that is away is no damage: asked again in a moment, it will answer.
    if (!(error instanceof VaultDamaged)) throw error
    deps.log.error('image-damaged', error)
    return undefined
  })
  const isWhole = bytes && createHash('sha256').update(bytes).digest().equals(row.digest)
  if (!isWhole) throw new Refusal('image_damaged')
  return new PreparedReply(requireFound(bytes), {
    'content-type': row.media_type,
    'content-disposition': 'inline',
    // Never changes under its id; kept by the one browser that may see it, for the length of a review.
    'cache-control': 'private, max-age=3600',
    'x-content-type-options': 'nosniff',
  })
}
