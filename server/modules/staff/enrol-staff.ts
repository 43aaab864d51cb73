import type { enrol } from '#contracts/office/session.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { requireStrong } from '#modules/accounts/public.ts'
import { endSessionsOf, openSession } from '#modules/sessions/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { judgeTotp, totpUri } from '#platform/totp/totp.ts'
import type { Deps } from '#server/deps.ts'
import { findStaff, noteSignedIn, setCredentials } from './staff.store.ts'

/** Derives the secret of an enrolment from the session, so that an unfinished enrolment leaves nothing stored. */
function secretOf(deps: Deps, actor: StaffActor): string {
  const bytes = deps.cipher.digest('totp enrolment', actor.sessionId).subarray(0, 20)
  return base32(bytes)
}

/** ACC-01: offers the secret for an authenticator app; it counts once `enrolStaff` has confirmed it. */
export async function offerSecret(deps: Deps, { actor, deadline }: Call<StaffActor>) {
  if (actor.stage !== 'enrolment') throw new Refusal('not_permitted')
  const account = await deps.database.read(deadline, (tx) => findStaff(tx, actor.staffId))
  if (!account) throw new Refusal('not_found')
  const secret = secretOf(deps, actor)
  return { secret, uri: totpUri({ secret, account: account.username, issuer: '考籍管理服务平台' }) }
}

/** ACC-01: replaces the one-time password and confirms the second factor; answers the full session's token. */
export async function enrolStaff(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  body: BodyOf<typeof enrol>,
): Promise<string> {
  if (actor.stage !== 'enrolment') throw new Refusal('not_permitted')
  requireStrong(body.newPassword, { profile: 'staff' })
  const secret = secretOf(deps, actor)
  const at = deps.clock.now()
  const judged = judgeTotp({ secret, code: body.code, at, lastStep: undefined })
  if (!judged.ok) throw new Refusal('totp_wrong')
  const passwordHash = await deps.hasher.hash(body.newPassword)
  return deps.database.transact(deadline, async (tx) => {
    const totp = { cipher: deps.cipher.seal('staff.totp', secret), step: judged.step }
    await setCredentials(tx, actor.staffId, { passwordHash, totp })
    // The enrolment session ends with the others. If a reset, a disabling or another enrolment had ended it already, it
    // may not set credentials, even if this node has not heard of that yet.
    const ended = await endSessionsOf(tx, { staffId: actor.staffId })
    if (!ended.includes(actor.sessionId)) throw new Refusal('not_signed_in')
    const owner = { staffId: actor.staffId }
    await noteSignedIn(tx, actor.staffId, at)
    const token = await openSession(tx, deps, { owner, stage: 'ready', origin })
    const subject = { kind: 'staff' as const, id: actor.staffId }
    await writeAudit(tx, { at, actor, origin, action: 'staff.enrol', subject })
    return token
  })
}

function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  return (bits.match(/.{5}/g) ?? []).map((five) => letters[Number.parseInt(five, 2)]).join('')
}
