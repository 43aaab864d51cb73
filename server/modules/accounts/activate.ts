import type { activate as contract } from '#contracts/portal.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { addMessage } from '#modules/messages/public.ts'
import { endSessionsOf, openSession } from '#modules/sessions/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { fold } from '#rulebook/folding/fold.ts'
import type { Deps } from '#server/deps.ts'
import { findAccount, findOpenedTicket, holdJudgedPassword } from './account.store.ts'
import { hashChosenPassword, putInForce, requireStrong } from './choose-password.ts'
import { type Attempt, admitAttempt, countFailedAttempt, requireUnlocked } from './guard.ts'
import { isActivationOpen } from './initial-password/activation-windows.store.ts'
import { countWrongProof } from './initial-password/admit-initial-password.ts'
import { isOwnTicketNo } from './own-ticket-no.ts'
import { spendPhoneCode } from './phone-code.store.ts'
import { judgePhoneCode } from './redeem-phone-code.ts'

type Activation = BodyOf<typeof contract>

/** The second proof: a 准考证号, or a code that has still to be spent. */
type Proof = { kind: 'ticket' } | { kind: 'code'; id: string }

/**
 * LOG-02: replaces the initial password by a chosen one, after a second proof that the public does not know. Answers the
 * token of the full session; all other sessions of the person end.
 */
export async function activateAccount(
  deps: Deps,
  call: Call<CandidateActor>,
  body: Activation,
): Promise<string> {
  const { actor, origin, deadline } = call
  const { personId } = actor
  if (actor.stage !== 'activation') throw new Refusal('stale')
  const attempt = attemptOf(call, body)
  await requireUnlocked(deps, call, attempt)
  await requireDecent(deps, call, body)
  const proof = await judgeProof(deps, call, body)
  if (!proof) {
    const locked = await deps.database.transact(deadline, async (tx) => {
      await countWrongProof(tx, deps)
      return countFailedAttempt(tx, deps, attempt)
    })
    throw locked ?? new Refusal('second_proof_wrong', { values: { proof: body.proof.kind } })
  }
  const hash = await hashChosenPassword(deps, call, { personId, password: body.newPassword })
  const at = deps.clock.now()
  return deps.database.transact(deadline, async (tx) => {
    await admitAttempt(tx, deps, attempt)
    if (!(await isActivationOpen(tx, at))) throw new Refusal('activation_closed')
    if (!(await holdJudgedPassword(tx, personId, { hash: undefined }))) throw new Refusal('stale')
    if (proof.kind === 'code' && !(await spendPhoneCode(tx, proof.id, at)))
      throw new Refusal('second_proof_wrong', { values: { proof: body.proof.kind } })
    await putInForce(tx, personId, { hash, at })
    // The activation session ends with the others. If it had been ended already, its holder gets no new session.
    const ended = await endSessionsOf(tx, { personId })
    if (!ended.includes(actor.sessionId)) throw new Refusal('not_signed_in')
    const owner = { personId, ticketId: await findOpenedTicket(tx, { personId, at }) }
    const token = await openSession(tx, deps, { owner, stage: 'ready', origin })
    await addMessage(tx, deps, {
      personId,
      ticketId: undefined,
      title: '您的账号已启用，登录密码已由您设置',
      body: '如果不是您本人操作，请立即拨打服务电话。',
      link: '/person',
    })
    const subject = { kind: 'account' as const, id: personId }
    await writeAudit(tx, { at, actor, origin, action: 'account.activate', subject, personId })
    return token
  })
}

/**
 * LOG-09: a 准考证号 could be guessed from many addresses, so wrong ones count together from all of them, and after five each
 * network has one try instead of five. Nobody is locked out by it: the owner, who comes from elsewhere, has that one try.
 */
function attemptOf({ actor, origin }: Call<CandidateActor>, body: Activation): Attempt {
  const { kind } = body.proof
  const attempt = { account: `activation ${kind} ${actor.personId}`, address: origin.address }
  return kind === 'ticket' ? { ...attempt, together: 'narrows' } : attempt
}

/**
 * Judges the password by itself and against the ID number of the sign-in, before the proof is judged. Whether the
 * password contains a 准考证号 or the phone number is told only after the proof, because the answer would reveal them.
 */
async function requireDecent(
  deps: Deps,
  { actor, deadline }: Call<CandidateActor>,
  body: Activation,
): Promise<void> {
  const account = requireFound(await deps.database.read(deadline, (tx) => findAccount(tx, actor.personId)))
  const idNumber = deps.cipher.open('person.id_number', account.idNumberCipher)
  requireStrong(body.newPassword, { profile: 'candidate', idNumber })
}

async function judgeProof(
  deps: Deps,
  call: Call<CandidateActor>,
  body: Activation,
): Promise<Proof | undefined> {
  const { personId } = call.actor
  const { kind, value } = body.proof
  if (kind === 'code') {
    const id = await judgePhoneCode(deps, call, { personId, purpose: 'activation', code: value })
    return id ? { kind, id } : undefined
  }
  const isTheirs = await isOwnTicketNo(deps, call, { personId, ticketNo: fold('ticket_no', value) })
  return isTheirs ? { kind } : undefined
}
