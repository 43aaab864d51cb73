import { createHash } from 'node:crypto'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { VaultDamaged } from '#platform/vault/vault-faults.ts'
import type { Deps } from '#server/deps.ts'
import { findImage, type ImageRow } from './image.store.ts'

/** EVI-03: reads one of the owner's own images. Refuses another person's image exactly like one that does not exist. */
export async function readOwnImage(
  deps: Deps,
  { actor, deadline }: Call<CandidateActor>,
  { id }: { id: string },
): Promise<PreparedReply> {
  const row = await deps.database.read(deadline, (tx) => findImage(tx, id))
  if (row?.person_id !== actor.personId) throw new Refusal('not_found')
  return readImage(deps, row)
}

/** Reads the bytes of an image for a reader who may see it. Answers exactly the stored bytes or refuses. */
export async function readImage(
  deps: Deps,
  row: Pick<ImageRow, 'vault_key' | 'media_type' | 'digest'>,
): Promise<PreparedReply> {
  const bytes = await deps.vault.get(row.vault_key).catch((error: unknown) => {
    // An unreachable vault is no damage: a later request will succeed.
    if (!(error instanceof VaultDamaged)) throw error
    deps.log.error('image-damaged', error)
    return undefined
  })
  const isWhole = bytes && createHash('sha256').update(bytes).digest().equals(row.digest)
  if (!isWhole) throw new Refusal('image_damaged')
  return new PreparedReply(requireFound(bytes), {
    'content-type': row.media_type,
    'content-disposition': 'inline',
    // The image never changes under its id. Only the browser of the permitted reader caches it, for the length of a
    // review.
    'cache-control': 'private, max-age=3600',
    'x-content-type-options': 'nosniff',
  })
}
