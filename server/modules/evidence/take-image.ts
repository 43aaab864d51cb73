import type { MultipartFile } from '@fastify/multipart'
import { type ImageView, MAX_IMAGE_BYTES, MAX_IMAGES } from '#contracts/evidence.ts'
import { DONE, type Once } from '#kernel/act.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { stepWithin } from '#kernel/deadline.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { isSurelyUndone } from '#platform/db/database-faults.ts'
import type { Sanitised } from '#platform/images/sanitise-image.ts'
import { findCredentialType } from '#rulebook/evidence/credential-types.ts'
import type { Deps } from '#server/deps.ts'
import { lockCredential } from './credential.store.ts'
import {
  countImages,
  findSameImage,
  insertImage,
  markImageRemoved,
  markImagesRemoved,
} from './image.store.ts'
import { takePortrait } from './take-portrait.ts'

/** An upload may take minutes to arrive, but each database step has the usual short time limit. */
const STEP_MS = 5_000

/** The way by which a photograph came, when it is not the candidate's own page (EVI-08). */
interface Via {
  /** Refuses what the way no longer takes, in the transaction that keeps the photograph. */
  admit: (tx: Tx) => Promise<void>
  /** What the trail says about the way. */
  noted: Readonly<Record<string, string>>
}

/**
 * EVI-03: takes in one photograph. The server decodes the picture, encodes it anew and stores that file durably in the
 * vault before a row names it. A crash in between leaves a file without a row, which the sweep removes, but never a row
 * without a file.
 */
export async function takeImage(
  deps: Deps,
  call: Call<CandidateActor>,
  { credentialId, file, via }: { credentialId: string; file: MultipartFile | undefined; via?: Via },
): Promise<Once<ImageView>> {
  if (!file) throw new Refusal('upload_missing')
  const type = await requireCredential(deps, call, credentialId)
  const bytes = await receive(file)
  return keepAs(deps, call, { credentialId, type, bytes, ...(via ? { via } : {}) })
}

/** Takes in a photograph whose bytes have already arrived. */
export async function keepImage(
  deps: Deps,
  call: Call<CandidateActor>,
  { credentialId, bytes }: { credentialId: string; bytes: Buffer },
): Promise<Once<ImageView>> {
  const type = await requireCredential(deps, call, credentialId)
  return keepAs(deps, call, { credentialId, type, bytes })
}

async function keepAs(
  deps: Deps,
  call: Call<CandidateActor>,
  { credentialId, type, bytes, via }: { credentialId: string; type: string; bytes: Buffer; via?: Via },
): Promise<Once<ImageView>> {
  const isPortrait = findCredentialType(type)?.isPortrait ?? false
  const sanitised = await sanitise(deps, bytes)
  const image = isPortrait ? await takePortrait(deps, { upload: bytes, sanitised }) : sanitised
  const id = deps.ids.next()
  const vaultKey = `${deps.random.bytes(1).toString('hex')}/${id}`
  await deps.vault.put(vaultKey, image.bytes)
  const putAside = () => deps.vault.remove(vaultKey).catch(() => undefined)
  try {
    const kept = await record(deps, deps.acts.saying(call, image.digest), {
      id,
      credentialId,
      vaultKey,
      image,
      isPortrait,
      ...(via ? { via } : {}),
    })
    if (kept.id !== id) await putAside()
    return kept
  } catch (error) {
    // A lost connection leaves open whether the row was committed. The file stays, and the sweep removes it when no row
    // names it.
    if (isSurelyUndone(error)) await putAside()
    throw error
  }
}

/** Takes an image out of its credential. The file stays, because applications may have been filed with it. */
export async function removeImage(
  deps: Deps,
  call: Call<CandidateActor>,
  { id }: { id: string },
): Promise<Once<typeof DONE>> {
  const { actor, origin } = call
  const { personId } = actor
  const at = deps.clock.now()
  return deps.acts.once(call, async (tx) => {
    if (!(await markImageRemoved(tx, { id, personId, at }))) throw new Refusal('not_found')
    const subject = { kind: 'image' as const, id }
    await writeAudit(tx, { at, actor, origin, action: 'image.remove', subject, personId })
    return DONE
  })
}

/**
 * Checks the owner before the picture is processed, so that requests for another person's credential cost nothing, and answers its type. The
 * limit on images is checked later, when the picture is known: the last picture of a full credential may be sent again,
 * because its answer may have been lost.
 */
async function requireCredential(
  deps: Deps,
  { actor, deadline }: Call<CandidateActor>,
  id: string,
): Promise<string> {
  const { personId } = actor
  return deps.database.transact(stepWithin(STEP_MS, deadline), async (tx) => {
    return requireFound(await lockCredential(tx, { id, personId })).type
  })
}

async function receive(file: MultipartFile): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of file.file as AsyncIterable<Buffer>) {
      length += part.length
      // Reads the upload to its end but keeps no more than the limit, because the answer must reach a browser that is
      // still sending.
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

/**
 * Records the image, or answers the same picture when the credential shows it already. A reloaded page sends a picture
 * whose answer it missed under the key of a new act, and must not add it twice.
 */
async function record(
  deps: Deps,
  call: Call<CandidateActor>,
  kept: {
    id: string
    credentialId: string
    vaultKey: string
    image: Extract<Sanitised, { ok: true }>
    isPortrait: boolean
    via?: Via
  },
): Promise<Once<ImageView>> {
  const { id, credentialId, vaultKey, image, isPortrait, via } = kept
  const { actor, origin } = call
  const { personId } = actor
  const { width, height, bytes } = image
  const view = { width, height, bytes: bytes.length, digest: image.digest }
  const at = deps.clock.now()
  const digest = Buffer.from(image.digest, 'hex')
  return deps.acts.once({ ...call, deadline: stepWithin(STEP_MS, call.deadline) }, async (tx) => {
    requireFound(await lockCredential(tx, { id: credentialId, personId }))
    const same = await findSameImage(tx, { personId, credentialId, digest })
    if (same) return { ...view, id: same.id }
    await via?.admit(tx)
    // There is one portrait: the next one takes the place of the one before.
    if (isPortrait) await markImagesRemoved(tx, { personId, credentialId, at })
    if ((await countImages(tx, { personId, credentialId })) >= MAX_IMAGES)
      throw new Refusal('image_limit', { values: { limit: MAX_IMAGES } })
    await insertImage(tx, {
      id,
      personId,
      credentialId,
      vaultKey,
      mediaType: image.mediaType,
      width,
      height,
      bytes: bytes.length,
      digest,
      look: Buffer.from(image.look, 'hex'),
      at,
    })
    const subject = { kind: 'image' as const, id }
    const noted = { credentialId, bytes: bytes.length, digest: image.digest, ...via?.noted }
    await writeAudit(tx, { at, actor, origin, action: 'image.add', subject, personId, new: noted })
    return { ...view, id }
  })
}
