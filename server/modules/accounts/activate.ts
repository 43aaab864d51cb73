import { timingSafeEqual } from 'node:crypto'
import type { activate as contract } from '#contracts/portal.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { CandidateActor, Origin } from '#kernel/actor.ts'
import type { Deadline } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { deleteSessionsOf, openSession } from '#modules/sessions/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { notify } from '#platform/bus/bus.store.ts'
import { normalizeTicketNo } from '#rulebook/identity/ticket-no.ts'
import type { Deps } from '#server/deps.ts'
import { findAccount, listTicketNos, setPasswordHash } from './account.store.ts'
import { hashChosenPassword } from './choose-password.ts'
import { countFailedAttempt, forgiveAttempts, requireUnlocked } from './guard.ts'
import { redeemPhoneCode } from './redeem-phone-code.ts'

interface Activation {
  actor: CandidateActor
  body: BodyOf<typeof contract>
  origin: Origin
  agent: string
  deadline: Deadline
}

/**
 * LOG-02: the initial password is replaced by an own one, with a second proof that the public does not know.
 * Answers the token of the full session; all other sessions of the person end.
 */
export async function activateAccount(deps: Deps, activation: Activation): Promise<string> {
  const { actor, body, origin, agent, deadline } = activation
  if (actor.stage !== 'activation') throw new Refusal('stale')
  const attempt = { account: `activation ${actor.personId}`, address: 'any' }
  await requireUnlocked(deps, deadline, attempt)
  // The weakness is told before the proof is spent, so that a code is not lost over a short password.
  const hash = await hashChosenPassword(deps, deadline, {
    personId: actor.personId,
    password: body.newPassword,
  })
  if (!(await isProven(deps, activation))) {
    await deps.database.transact(deadline, (tx) => countFailedAttempt(tx, deps, attempt))
    throw new Refusal('second_proof_wrong')
  }
  const at = deps.clock.now()
  return deps.database.transact(deadline, async (tx) => {
    const account = await findAccount(tx, actor.personId)
    if (!account || account.passwordHash) throw new Refusal('stale')
    await setPasswordHash(tx, actor.personId, { hash, at })
    await forgiveAttempts(tx, deps, attempt)
    await deleteSessionsOf(tx, { personId: actor.personId })
    const [newest] = await listTicketNos(tx, actor.personId)
    const owner = { personId: actor.personId, ticketId: newest?.id }
    const token = await openSession(tx, deps, { owner, stage: 'ready', address: origin.address, agent })
    await notify(tx, 'sessions', actor.sessionId)
    const subject = { kind: 'account', id: actor.personId }
    await writeAudit(tx, { at, actor, origin, action: 'account.activate', subject, personId: actor.personId })
    return token
  })
}

async function isProven(deps: Deps, { actor, body, deadline }: Activation): Promise<boolean> {
  const { kind, value } = body.proof
  if (kind === 'code') {
    return redeemPhoneCode(deps, deadline, { personId: actor.personId, purpose: 'activation', code: value })
  }
  const given = Buffer.from(normalizeTicketNo(value))
  const own = await deps.database.read(deadline, (tx) => listTicketNos(tx, actor.personId))
  return own.some(({ no }) => no.length === given.length && timingSafeEqual(Buffer.from(no), given))
}
