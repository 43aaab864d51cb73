import type { MultipartFile } from '@fastify/multipart'
import { type ImageView, MAX_IMAGE_BYTES, MAX_IMAGES } from '#contracts/evidence.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Sanitised } from '#platform/images/sanitise-image.ts'
import type { Deps } from '#server/deps.ts'
import { lockCredential } from './credential.store.ts'
import { countImages, insertImage, markImageRemoved } from './image.store.ts'
import type { Owner } from './wallet.ts'

/**
 * EVI-03: takes in one photograph. What is kept is our own encoding of the decoded picture, durable in the vault before
 * the row names it; a crash in between leaves a file without a row, which the sweep removes, never a row without a file.
 */
export async function takeImage(
  deps: Deps,
  upload: { credentialId: string; file: MultipartFile | undefined },
  owner: Owner,
): Promise<ImageView> {
  const { credentialId, file } = upload
  if (!file) throw new Refusal('upload_missing')
  await requireRoom(deps, credentialId, owner)
  return keepImage(deps, { credentialId, bytes: await receive(file) }, owner)
}

/** The same for bytes that are here already. */
export async function keepImage(
  deps: Deps,
  { credentialId, bytes }: { credentialId: string; bytes: Buffer },
  owner: Owner,
): Promise<ImageView> {
  const image = await sanitise(deps, bytes)
  const id = deps.ids.next()
  const vaultKey = `${deps.random.bytes(1).toString('hex')}/${id}`
  await deps.vault.put(vaultKey, image.bytes)
  try {
    await record(deps, { id, credentialId, vaultKey, image }, owner)
  } catch (error) {
    await deps.vault.remove(vaultKey)
    throw error
  }
  return { id, width: image.width, height: image.height, bytes: image.bytes.length }
}

/** Takes it out of its credential. The file stays for what was filed with it. */
export async function removeImage(deps: Deps, id: string, owner: Owner): Promise<void> {
  const { actor, origin, deadline } = owner
  const { personId } = actor
  const at = deps.clock.now()
  await deps.database.transact(deadline, async (tx) => {
    if (!(await markImageRemoved(tx, { id, personId, at }))) throw new Refusal('not_found')
    const subject = { kind: 'image', id }
    await writeAudit(tx, { at, actor, origin, action: 'image.remove', subject, personId })
  })
}

/** Asked before the work, so that a full credential costs nothing; the insert asks again, under the lock. */
async function requireRoom(deps: Deps, credentialId: string, { actor, deadline }: Owner): Promise<void> {
  const { personId } = actor
  await deps.database.transact(deadline, async (tx) => {
    requireFound(await lockCredential(tx, { id: credentialId, personId }))
    if ((await countImages(tx, { personId, credentialId })) >= MAX_IMAGES)
      throw new Refusal('image_limit', { values: { limit: MAX_IMAGES } })
  })
}

async function receive(file: MultipartFile): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of file.file as AsyncIterable<Buffer>) {
      length += part.length
      // Read to its end, kept no further: the answer must reach a browser that is still sending.
      if (length <= MAX_IMAGE_BYTES) parts.push(part)
    }
  } catch {
    throw new Refusal('upload_incomplete')
  }
  if (length > MAX_IMAGE_BYTES || file.file.truncated) throw new Refusal('image_too_large')
  return Buffer.concat(parts)
}

async function sanitise(deps: Deps, bytes: Buffer): Promise<Extract<Sanitised, { ok: true }>> {
  const image = await deps.images.sanitise(bytes)
  if (!image.ok) throw new Refusal(image.fault)
  return image
}

async function record(
  deps: Deps,
  kept: { id: string; credentialId: string; vaultKey: string; image: Extract<Sanitised, { ok: true }> },
  { actor, origin, deadline }: Owner,
): Promise<void> {
  const { id, credentialId, vaultKey, image } = kept
  const { personId } = actor
  const at = deps.clock.now()
  await deps.database.transact(deadline, async (tx) => {
    requireFound(await lockCredential(tx, { id: credentialId, personId }))
    if ((await countImages(tx, { personId, credentialId })) >= MAX_IMAGES)
      throw new Refusal('image_limit', { values: { limit: MAX_IMAGES } })
    await insertImage(tx, {
      id,
      personId,
      credentialId,
      vaultKey,
      mediaType: image.mediaType,
      width: image.width,
      height: image.height,
      bytes: image.bytes.length,
      digest: Buffer.from(image.digest, 'hex'),
      look: Buffer.from(image.look, 'hex'),
      at,
    })
    const subject = { kind: 'image', id }
    const told = { credentialId, bytes: image.bytes.length, digest: image.digest }
    await writeAudit(tx, { at, actor, origin, action: 'image.add', subject, personId, new: told })
  })
}
