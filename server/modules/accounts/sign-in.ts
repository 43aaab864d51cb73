import { timingSafeEqual } from 'node:crypto'
import type { portalSignIn } from '#contracts/entrance.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { requireHuman } from '#modules/captchas/public.ts'
import { openSession } from '#modules/sessions/public.ts'
import { RemotePasswordsAway } from '#platform/passwords/remote-passwords.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { initialPasswordOf } from '#rulebook/identity/id-number.ts'
import { formsOfIdNumber } from '#rulebook/identity/legacy-number.ts'
import type { Deps } from '#server/deps.ts'
import {
  type CandidateAccount,
  dropPasswordHash,
  findAccountByNumber,
  holdJudgedPassword,
  listTicketNos,
  setPasswordHash,
} from './account.store.ts'
import { type Attempt, admitAttempt, countFailedAttempt, requireUnlocked } from './guard.ts'
import { admitInitialPassword } from './initial-password/admit-initial-password.ts'
import { isOwnTicketNo } from './own-ticket-no.ts'
import { recordSignIn } from './sign-in-log.store.ts'
import { readTypedNumber } from './typed-number.ts'

interface SignedIn {
  token: string
  stage: 'activation' | 'ready'
}

/**
 * LOG-01…05: signs a candidate in. Refuses with the same words and after the same time for an unknown number, a wrong
 * password and a disabled account. The initial password opens an activation only, which shows nothing personal (LOG-02).
 */
export function signIn(deps: Deps, call: Call, body: BodyOf<typeof portalSignIn>): Promise<SignedIn> {
  return deps.pace.refusals(() => signInAtOnce(deps, call, body))
}

async function signInAtOnce(deps: Deps, call: Call, body: BodyOf<typeof portalSignIn>): Promise<SignedIn> {
  const { origin, deadline } = call
  await requireHuman(deps, call, body.captcha)
  const { number, indexes, account: name } = readTypedNumber(deps.cipher, body.idNumber)
  const attempt: Attempt = { account: name, address: origin.address }
  await requireUnlocked(deps, call, attempt)
  const typed = readTypedSecrets(number, body)
  if (typed.isInitial) await admitInitialPassword(deps, call, typed)
  const account = await deps.database.read(deadline, (tx) => findAccountByNumber(tx, indexes))
  const verdict = await judge(deps, call, { account, typed })
  if (!account || verdict.kind === 'wrong') {
    const locked = await recordFailure(deps, call, { attempt, personId: account?.personId })
    throw locked ?? new Refusal('sign_in_failed')
  }
  return openFor(deps, call, { account, verdict, attempt })
}

type Verdict = { kind: 'wrong' } | { kind: 'initial' } | { kind: 'own'; rehashed: string | undefined }

interface Typed {
  number: string
  password: string
  /** Whether the password is the initial one of this number, whoever's number it is. */
  isInitial: boolean
  ticketNo: string | undefined
}

function readTypedSecrets(
  number: string,
  { password, ticketNo }: Pick<BodyOf<typeof portalSignIn>, 'password' | 'ticketNo'>,
): Typed {
  return {
    number,
    password,
    isInitial: isInitialPassword(number, password),
    ticketNo: ticketNo === undefined ? undefined : fold('ticket_no', ticketNo),
  }
}

/** Takes the time of one verification on every path; the pace of the refusals evens out the remaining differences. */
async function judge(
  deps: Deps,
  call: Call,
  { account, typed }: { account: CandidateAccount | undefined; typed: Typed },
): Promise<Verdict> {
  const { password, isInitial } = typed
  if (!account?.passwordHash) {
    await deps.hasher.burn()
    if (account && !account.isDisabled && isInitial) return judgeInitial(deps, call, { account, typed })
    // The other platform is asked for an unknown number too: not asking would reveal that the account does not exist.
    const isTheirs = await isRightElsewhere(deps, typed)
    if (!account || account.isDisabled || !isTheirs) return { kind: 'wrong' }
    return { kind: 'own', rehashed: await deps.hasher.hash(password) }
  }
  const { ok, needsRehash } = await deps.hasher.verify(account.passwordHash, password)
  if (!ok || account.isDisabled) return { kind: 'wrong' }
  // LOG-02: a person who never changed the other platform's initial password was imported with a hash of that password.
  if (isInitial) return judgeInitial(deps, call, { account, typed })
  return { kind: 'own', rehashed: needsRehash ? await deps.hasher.hash(password) : undefined }
}

/** LOG-09: where a 准考证号 was asked for, the initial password alone opens nothing. */
async function judgeInitial(
  deps: Deps,
  call: Call,
  { account, typed }: { account: CandidateAccount; typed: Typed },
): Promise<Verdict> {
  if (typed.ticketNo === undefined) return { kind: 'initial' }
  const { personId } = account
  const isTheirs = await isOwnTicketNo(deps, call, { personId, ticketNo: typed.ticketNo })
  return { kind: isTheirs ? 'initial' : 'wrong' }
}

/** LOG-03: asks the registration platform, where one is connected, until it has confirmed the password once. */
async function isRightElsewhere(deps: Deps, { number, password }: Typed): Promise<boolean> {
  if (!deps.remotePasswords) return false
  try {
    return await deps.remotePasswords.isRight({ name: number, password })
  } catch (error) {
    if (!(error instanceof RemotePasswordsAway)) throw error
    deps.log.warn('registration-platform-away')
    throw new Refusal('registration_away')
  }
}

/**
 * LOG-02: the initial password is the last six characters of the ID number, in the form that was typed or the other one. It is
 * public knowledge.
 */
function isInitialPassword(number: string, password: string): boolean {
  const typed = fold('initial_password', password)
  return formsOfIdNumber(number).some((form) => isSame(typed, initialPasswordOf(form)))
}

function isSame(actual: string, expected: string): boolean {
  const [a, b] = [Buffer.from(actual), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

async function recordFailure(
  deps: Deps,
  { origin, deadline }: Call,
  failure: { attempt: Attempt; personId: string | undefined },
): Promise<Refusal | undefined> {
  const { personId, attempt } = failure
  const at = deps.clock.now()
  return deps.database.transact(deadline, async (tx) => {
    const locked = await countFailedAttempt(tx, deps, attempt)
    if (!personId) return locked
    const outcome = locked ? 'locked' : 'failed'
    await recordSignIn(tx, { id: deps.ids.next(), owner: { personId }, at, origin, outcome })
    return locked
  })
}

async function openFor(
  deps: Deps,
  { origin, deadline }: Call,
  found: { account: CandidateAccount; verdict: Exclude<Verdict, { kind: 'wrong' }>; attempt: Attempt },
): Promise<SignedIn> {
  const { account, verdict, attempt } = found
  const { personId } = account
  const at = deps.clock.now()
  const stage = verdict.kind === 'initial' ? 'activation' : 'ready'
  const token = await deps.database.transact(deadline, async (tx) => {
    await admitAttempt(tx, deps, attempt)
    if (!(await holdJudgedPassword(tx, personId, { hash: account.passwordHash })))
      throw new Refusal('sign_in_failed')
    // Activation needs an account without a password, and a hash of the publicly known initial password counts as no
    // password.
    if (verdict.kind === 'initial' && account.passwordHash) await dropPasswordHash(tx, personId)
    // LOG-03: a hash taken over from the registration platform is replaced at the first sign-in.
    if (verdict.kind === 'own' && verdict.rehashed)
      await setPasswordHash(tx, personId, { hash: verdict.rehashed, at })
    const [newest] = stage === 'ready' ? await listTicketNos(tx, personId) : []
    const outcome = stage === 'ready' ? 'signed_in' : 'activation'
    await recordSignIn(tx, { id: deps.ids.next(), owner: { personId }, at, origin, outcome })
    const owner = { personId, ticketId: newest?.id }
    return openSession(tx, deps, { owner, stage, origin })
  })
  return { token, stage }
}
