import type { confirmPhoneLink, openPhoneLink, phoneLink } from '#contracts/pictures/phone-links.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { DONE, type Once } from '#kernel/act.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { readSlot } from '#modules/evidence/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { digestSecret, requireUsable } from './link-standing.ts'
import { LINK_LIMITS } from './phone-link.rules.ts'
import { confirmLink, endOpenLink, findOwnLink, insertLink } from './phone-link.store.ts'

/** EVI-08: opens a link for one credential of the desk’s session. The person’s link before it ends, so that one phone at most can send. */
export async function openLink(
  deps: Deps,
  call: Call<CandidateActor>,
  { credentialId }: { credentialId: string },
): Promise<Once<ReplyOf<typeof openPhoneLink>>> {
  const { actor, origin } = call
  const { personId, sessionId } = actor
  return deps.acts.once(call, async (tx) => {
    requireFound(await readSlot(tx, { personId, credentialId }))
    const at = deps.clock.now()
    await endOpenLink(tx, { personId, at })
    const id = deps.ids.next()
    const token = deps.random.bytes(32).toString('base64url')
    const endsInSeconds = LINK_LIMITS.openSeconds
    const expiresAt = new Date(at.getTime() + endsInSeconds * 1000)
    const tokenDigest = digestSecret(token)
    const link = { id, personId, credentialId, sessionId, tokenDigest, at, expiresAt }
    // Another window opened one at the same moment.
    if (!(await insertLink(tx, link))) throw new Refusal('stale')
    const subject = { kind: 'phone_link' as const, id }
    await writeAudit(tx, {
      at,
      actor,
      origin,
      action: 'phone_link.open',
      subject,
      personId,
      new: { credentialId },
    })
    return { id, token, endsInSeconds }
  })
}

/** EVI-08: shows the desk how its link stands, and the photographs that have arrived. */
export async function viewLink(
  deps: Deps,
  { actor, deadline }: Call<CandidateActor>,
  { id }: { id: string },
): Promise<ReplyOf<typeof phoneLink>> {
  const { personId, sessionId } = actor
  return deps.database.read(deadline, async (tx) => {
    const row = requireFound(await findOwnLink(tx, { id, personId, sessionId }))
    const { stage, endsInSeconds } = await requireUsable(tx, row, { at: deps.clock.now() })
    const slot = await readSlot(tx, { personId, credentialId: row.credential_id })
    if (!slot) throw new Refusal('phone_link_ended')
    const code = row.code === null ? {} : { code: row.code }
    return { stage, endsInSeconds, ...code, received: row.received, images: slot.images }
  })
}

/** EVI-08: the person has seen the same digits on both screens; from now on the phone can send. */
export async function confirmPhone(
  deps: Deps,
  call: Call<CandidateActor>,
  { id, code }: { id: string; code: string },
): Promise<Once<ReplyOf<typeof confirmPhoneLink>>> {
  const { actor, origin } = call
  const { personId, sessionId } = actor
  return deps.acts.once(call, async (tx) => {
    const at = deps.clock.now()
    const row = requireFound(await findOwnLink(tx, { id, personId, sessionId }))
    await requireUsable(tx, row, { at })
    const expiresAt = new Date(at.getTime() + LINK_LIMITS.confirmedSeconds * 1000)
    const isConfirmed = await confirmLink(tx, { id, code, at, expiresAt })
    if (!isConfirmed && row.confirmed_at && row.code === code) return DONE
    if (!isConfirmed) throw new Refusal('phone_link_code_wrong')
    const subject = { kind: 'phone_link' as const, id }
    await writeAudit(tx, { at, actor, origin, action: 'phone_link.confirm', subject, personId })
    return DONE
  })
}

/** EVI-08: ends the link; one that is over already stays so. */
export async function endLink(
  deps: Deps,
  call: Call<CandidateActor>,
  { id }: { id: string },
): Promise<Once<typeof DONE>> {
  const { actor, origin } = call
  const { personId, sessionId } = actor
  return deps.acts.once(call, async (tx) => {
    const at = deps.clock.now()
    const row = requireFound(await findOwnLink(tx, { id, personId, sessionId }))
    if (!(await endOpenLink(tx, { personId, id, at }))) return DONE
    const subject = { kind: 'phone_link' as const, id }
    const noted = { received: row.received }
    await writeAudit(tx, { at, actor, origin, action: 'phone_link.end', subject, personId, new: noted })
    return DONE
  })
}
