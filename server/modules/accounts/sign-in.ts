import { timingSafeEqual } from 'node:crypto'
import type { portalSignIn } from '#contracts/entrance.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { Origin } from '#kernel/actor.ts'
import type { Deadline } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { requireHuman } from '#modules/captchas/public.ts'
import { openSession } from '#modules/sessions/public.ts'
import { initialPasswordOf } from '#rulebook/identity/id-number.ts'
import type { Deps } from '#server/deps.ts'
import {
  type CandidateAccount,
  findAccountByNumber,
  listTicketNos,
  setPasswordHash,
} from './account.store.ts'
import { type Attempt, countFailedAttempt, forgiveAttempts, requireUnlocked } from './guard.ts'
import { recordSignIn } from './sign-in-log.store.ts'
import { readTypedNumber } from './typed-number.ts'

interface SignInRequest {
  body: BodyOf<typeof portalSignIn>
  origin: Origin
  agent: string
  deadline: Deadline
}

/**
 * LOG-01…05. Refuses with the same words, in the same time, for an unknown number, a wrong password and a
 * disabled account. The initial password opens an activation only, which shows nothing (LOG-02).
 */
export async function signIn(
  deps: Deps,
  request: SignInRequest,
): Promise<{ token: string; stage: 'activation' | 'ready' }> {
  const { body, origin, deadline } = request
  await requireHuman(deps, deadline, body.captcha)
  const { indexes, account: name } = readTypedNumber(deps.cipher, body.idNumber)
  const attempt: Attempt = { account: name, address: origin.address }
  await requireUnlocked(deps, deadline, attempt)
  const account = await deps.database.read(deadline, (tx) => findAccountByNumber(tx, indexes))
  const verdict = await judge(deps, account, body.password)
  if (!account || verdict.kind === 'wrong') {
    await recordFailure(deps, request, { attempt, personId: account?.personId })
    throw new Refusal('sign_in_failed')
  }
  return openFor(deps, request, { account, verdict, attempt })
}

type Verdict = { kind: 'wrong' } | { kind: 'initial' } | { kind: 'own'; rehashed: string | undefined }

/** One argon2id verification on every path, so that the time tells nothing. */
async function judge(deps: Deps, account: CandidateAccount | undefined, password: string): Promise<Verdict> {
  if (!account?.passwordHash) {
    await deps.hasher.burn()
    if (!account || account.isDisabled) return { kind: 'wrong' }
    const number = deps.cipher.open('person.id_number', account.idNumberCipher)
    return isSame(password, initialPasswordOf(number)) ? { kind: 'initial' } : { kind: 'wrong' }
  }
  const { ok, needsRehash } = await deps.hasher.verify(account.passwordHash, password)
  if (!ok || account.isDisabled) return { kind: 'wrong' }
  return { kind: 'own', rehashed: needsRehash ? await deps.hasher.hash(password) : undefined }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

async function recordFailure(
  deps: Deps,
  { origin, agent, deadline }: SignInRequest,
  failure: { attempt: Attempt; personId: string | undefined },
): Promise<void> {
  const { personId, attempt } = failure
  const at = deps.clock.now()
  await deps.database.transact(deadline, async (tx) => {
    await countFailedAttempt(tx, deps, attempt)
    if (!personId) return
    const { address } = origin
    await recordSignIn(tx, {
      id: deps.ids.next(),
      owner: { personId },
      at,
      address,
      agent,
      outcome: 'failed',
    })
  })
}

async function openFor(
  deps: Deps,
  { origin, agent, deadline }: SignInRequest,
  found: { account: CandidateAccount; verdict: Exclude<Verdict, { kind: 'wrong' }>; attempt: Attempt },
): Promise<{ token: string; stage: 'activation' | 'ready' }> {
  const { account, verdict, attempt } = found
  const { personId } = account
  const at = deps.clock.now()
  const stage = verdict.kind === 'initial' ? 'activation' : 'ready'
  const token = await deps.database.transact(deadline, async (tx) => {
    await forgiveAttempts(tx, deps, attempt)
    // LOG-03: a hash that came from the registration platform is replaced at the first sign-in.
    if (verdict.kind === 'own' && verdict.rehashed)
      await setPasswordHash(tx, personId, { hash: verdict.rehashed, at })
    const [newest] = stage === 'ready' ? await listTicketNos(tx, personId) : []
    const outcome = stage === 'ready' ? 'signed_in' : 'activation'
    await recordSignIn(tx, {
      id: deps.ids.next(),
      owner: { personId },
      at,
      address: origin.address,
      agent,
      outcome,
    })
    const owner = { personId, ticketId: newest?.id }
    return openSession(tx, deps, { owner, stage, address: origin.address, agent })
  })
  return { token, stage }
}
