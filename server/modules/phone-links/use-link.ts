import type { MultipartFile } from '@fastify/multipart'
import { type ImageView, MAX_IMAGES } from '#contracts/evidence.ts'
import { type claimPhoneLink, MAX_PHONE_PHOTOS } from '#contracts/pictures/phone-links.ts'
import type { ReplyOf } from '#contracts/route.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { readSlot, takeImage } from '#modules/evidence/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { digestSecret, requireUsable } from './link-standing.ts'
import { LINK_LIMITS } from './phone-link.rules.ts'
import {
  claimLink,
  countReceived,
  findLinkOfPhone,
  findLinkOfToken,
  type PhoneLinkRow,
} from './phone-link.store.ts'

type PhoneView = ReplyOf<typeof claimPhoneLink>

/** What a phone sends with: the secret in its cookie, if it has one. */
interface Phone {
  secret: string | undefined
}

/** EVI-08: the first phone takes the link; the same phone may open it again, every other one is refused. */
export async function takeLink(
  deps: Deps,
  { actor, origin, deadline }: Call,
  { token, phone }: { token: string; phone: Phone },
): Promise<{ view: PhoneView; secret: string; seconds: number }> {
  return deps.database.transact(deadline, async (tx) => {
    const at = deps.clock.now()
    const row = await findLinkOfToken(tx, digestSecret(token))
    if (!row) throw new Refusal('phone_link_unknown')
    const seconds = LINK_LIMITS.openSeconds + LINK_LIMITS.confirmedSeconds
    const own = phone.secret && (await findLinkOfPhone(tx, digestSecret(phone.secret)))
    if (phone.secret && own && own.id === row.id)
      return { view: await phoneView(tx, own, at), secret: phone.secret, seconds }
    await requireUsable(tx, row, { at })
    const secret = deps.random.bytes(32).toString('base64url')
    const code = String(deps.random.bytes(4).readUInt32BE() % 10_000).padStart(4, '0')
    if (!(await claimLink(tx, { id: row.id, phoneDigest: digestSecret(secret), code, at })))
      throw new Refusal('phone_link_taken')
    const view = await phoneView(tx, { ...row, code, claimed_at: at }, at)
    const subject = { kind: 'phone_link' as const, id: row.id }
    // Whoever holds the phone has not shown who they are; the person confirms it on the desk.
    await writeAudit(tx, {
      ...{ at, origin, action: 'phone_link.claim', subject, personId: row.person_id },
      actor: actor.kind === 'nobody' ? actor : { kind: 'nobody' },
    })
    return { view, secret, seconds }
  })
}

/** EVI-08: tells a phone how its link stands. */
export async function viewOfPhone(deps: Deps, { deadline }: Call, phone: Phone): Promise<PhoneView> {
  return deps.database.read(deadline, async (tx) =>
    phoneView(tx, await requireLink(tx, phone), deps.clock.now()),
  )
}

/**
 * EVI-08: takes in a photograph from a confirmed phone, by the checks of every other upload. It is asked before the picture is read
 * and again in the transaction that keeps it, because the link may end while a picture is on its way.
 */
export async function takePhonePhoto(
  deps: Deps,
  call: Call,
  { phone, file }: { phone: Phone; file: MultipartFile | undefined },
): Promise<ImageView> {
  const link = await deps.database.read(call.deadline, async (tx) => {
    const row = await requireLink(tx, phone)
    await requireConfirmed(tx, row, { at: deps.clock.now() })
    return row
  })
  const actor: CandidateActor = {
    kind: 'candidate',
    stage: 'ready',
    sessionId: link.session_id,
    personId: link.person_id,
    ticket: undefined,
  }
  const { origin, deadline } = call
  return takeImage(
    deps,
    { actor, origin, deadline },
    {
      credentialId: link.credential_id,
      file,
      via: { noted: { phoneLinkId: link.id }, admit: (tx) => admitPhoto(tx, phone, deps.clock.now()) },
    },
  )
}

async function admitPhoto(tx: Tx, phone: Phone, at: Date): Promise<void> {
  const row = await requireLink(tx, phone)
  await requireConfirmed(tx, row, { at, hold: 'until_commit' })
  if (!(await countReceived(tx, { id: row.id, limit: MAX_PHONE_PHOTOS, at })))
    throw new Refusal(row.received >= MAX_PHONE_PHOTOS ? 'phone_link_full' : 'phone_link_ended', {
      values: { limit: MAX_PHONE_PHOTOS },
    })
}

async function requireLink(tx: Tx, { secret }: Phone): Promise<PhoneLinkRow> {
  const row = secret && (await findLinkOfPhone(tx, digestSecret(secret)))
  if (!row) throw new Refusal('phone_link_unknown')
  return row
}

async function requireConfirmed(
  tx: Tx,
  row: PhoneLinkRow,
  when: { at: Date; hold?: 'until_commit' },
): Promise<void> {
  const { stage } = await requireUsable(tx, row, when)
  if (stage !== 'confirmed') throw new Refusal('phone_link_unconfirmed')
}

async function phoneView(tx: Tx, row: PhoneLinkRow, at: Date): Promise<PhoneView> {
  const { stage, endsInSeconds } = await requireUsable(tx, row, { at })
  const slot = await readSlot(tx, { personId: row.person_id, credentialId: row.credential_id })
  if (!slot || row.code === null) throw new Refusal('phone_link_ended')
  const room = Math.max(0, Math.min(MAX_IMAGES - slot.images.length, MAX_PHONE_PHOTOS - row.received))
  return { linkId: row.id, stage, code: row.code, credentialType: slot.type, room, endsInSeconds }
}
