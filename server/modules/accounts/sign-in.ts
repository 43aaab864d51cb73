import type { portalSignIn } from '#contracts/entrance.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { Call } from '#kernel/call.ts'
import { networkOf } from '#kernel/network.ts'
import { Refusal } from '#kernel/refusal.ts'
import { isAnswered, openCaptcha } from '#modules/captchas/public.ts'
import { makeSession, openSession } from '#modules/sessions/public.ts'
import { isRetryable } from '#platform/db/database-faults.ts'
import { Overloaded } from '#platform/queue/overloaded.ts'
import type { Deps } from '#server/deps.ts'
import {
  type CandidateAccount,
  dropPasswordHash,
  findAccountByNumber,
  findOpenedTicket,
  holdJudgedPassword,
  setPasswordHash,
} from './account.store.ts'
import {
  type Attempt,
  admitAttempt,
  countFailedAttempt,
  keysOf,
  refuseUntil,
  requireUnlocked,
} from './guard.ts'
import { admitInitialPassword } from './initial-password/admit-initial-password.ts'
import { judge, judgeElsewhere, readTyped, type Typed, type Verdict } from './judge-typed.ts'
import { type Found, openJudged, spendCaptchaAndFind } from './sign-in.store.ts'
import { recordSignIn } from './sign-in-log.store.ts'

type RightVerdict = Exclude<Verdict, { kind: 'wrong' }>

type AttemptKeys = ReturnType<typeof keysOf>

interface SignedIn {
  token: string
  stage: 'activation' | 'ready'
}

/**
 * LOG-01…05: signs a candidate in. Refuses with the same words and after the same time for an unknown number, a wrong
 * password and a disabled account. The initial password opens an activation only, which shows nothing personal (LOG-02).
 */
export async function signIn(deps: Deps, call: Call, body: BodyOf<typeof portalSignIn>): Promise<SignedIn> {
  // Told before the captcha is spent, the page can send it again by itself (OPS-02).
  if (deps.hasher.isFull()) throw new Overloaded(2)
  const since = performance.now()
  const typed = readTyped(deps, body)
  const attempt: Attempt = { account: typed.name, address: call.origin.address }
  const keys = keysOf(deps, attempt)
  const found = await findAnswered(deps, call, { body, typed, keys })
  // Whoever is locked waits for nobody, and nobody for them.
  refuseUntil(found.lockedUntil, deps.clock.now())
  const network = networkOf(attempt.address)
  const isInLine = deps.signIns.ofNetwork.isTaken(network) || deps.signIns.ofNumber.isTaken(typed.name)
  // What the look-up took belongs to the step, unless the line hides it.
  const spentMs = isInLine ? 0 : performance.now() - since
  // One try of a number at a time, until it is answered: how long it takes to judge one shows in none of the others.
  return deps.signIns.ofNetwork(network, () =>
    deps.signIns.ofNumber(typed.name, () =>
      deps.pace.refusalsInLine(async (begin) => {
        // Those before may have locked it meanwhile, or brought it another hash (LOG-03).
        if (isInLine || typed.isInitial) await requireUnlocked(deps, call, attempt)
        const account = isInLine ? await findAgain(deps, call, typed) : found.account
        if (typed.isInitial) await admitInitialPassword(deps, call, typed)
        return judgeAndOpen(deps, call, { account, typed, attempt, keys, begin })
      }, spentMs),
    ),
  )
}

/**
 * Uses the captcha up and finds the account, in one round trip. Refuses with `captcha_wrong`, for which nobody was looked up: how long that
 * takes would be told without a hash behind it.
 */
async function findAnswered(
  deps: Deps,
  call: Call,
  coming: { body: BodyOf<typeof portalSignIn>; typed: Typed; keys: AttemptKeys },
): Promise<Found> {
  const { body, typed, keys } = coming
  const captcha = openCaptcha(deps, body.captcha)
  const isRight = isAnswered(deps, call, { captcha, proof: body.captcha, purpose: 'sign_in' })
  const indexes = isRight ? typed.indexes : []
  const found = await spendCaptchaAndFind(deps.database, call.deadline, { captcha, keys, indexes })
  if (!found.isFirst || !isRight) throw new Refusal('captcha_wrong')
  return found
}

function findAgain(deps: Deps, { deadline }: Call, { indexes }: Typed) {
  return deps.database.read(deadline, (tx) => findAccountByNumber(tx, indexes))
}

async function judgeAndOpen(
  deps: Deps,
  call: Call,
  coming: {
    account: CandidateAccount | undefined
    typed: Typed
    attempt: Attempt
    keys: AttemptKeys
    begin: () => void
  },
): Promise<SignedIn> {
  const { account, typed, attempt, keys, begin } = coming
  // Whoever asked has given up: nothing is hashed for nobody (OPS-02).
  const isOver = () => call.deadline.remaining() <= 0
  // From the place on, what follows counts as if it were the dearest hash, so that neither this answer nor another one tells which hash it was.
  const judged = await deps.hasher.inPlace((hashing) => {
    if (isOver()) throw new Overloaded(2)
    begin()
    return judge(deps, call, { account, typed, hashing })
  }, isOver)
  const verdict = judged.kind === 'elsewhere' ? await judgeElsewhere(deps, { account, typed }) : judged
  if (!account || verdict.kind === 'wrong') {
    const locked = await recordFailure(deps, call, { attempt, personId: account?.personId })
    throw locked ?? new Refusal('sign_in_failed')
  }
  const { passwordHash } = account
  const isPlain = verdict.kind === 'own' && verdict.rehashed === undefined && passwordHash !== undefined
  return isPlain
    ? openPlain(deps, call, { account, passwordHash, verdict, attempt, keys })
    : openFor(deps, call, { account, verdict, attempt })
}

/** The usual case: an own password whose hash stays as it is. */
async function openPlain(
  deps: Deps,
  call: Call,
  found: {
    account: CandidateAccount
    passwordHash: string
    verdict: RightVerdict
    attempt: Attempt
    keys: AttemptKeys
  },
): Promise<SignedIn> {
  const { account, passwordHash } = found
  const { personId } = account
  const owner = { personId, ticketId: undefined }
  const { token, session } = makeSession(deps, { owner, stage: 'ready', origin: call.origin })
  const [pairKey, addressKey] = found.keys
  const opening = { pairKey, addressKey, personId, passwordHash, signInId: deps.ids.next(), session }
  try {
    const { isOpened, lockedUntil } = await openJudged(deps.database, call.deadline, opening)
    refuseUntil(lockedUntil, session.at)
    if (!isOpened) throw new Refusal('sign_in_failed')
    return { token, stage: 'ready' }
  } catch (error) {
    // PostgreSQL rolled it back and asks for another try, which a transaction makes by itself.
    if (!isRetryable(error)) throw error
    return openFor(deps, call, found)
  }
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
  found: { account: CandidateAccount; verdict: RightVerdict; attempt: Attempt },
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
    const ticketId = stage === 'ready' ? await findOpenedTicket(tx, { personId, at }) : undefined
    const outcome = stage === 'ready' ? 'signed_in' : 'activation'
    await recordSignIn(tx, { id: deps.ids.next(), owner: { personId }, at, origin, outcome })
    const owner = { personId, ticketId }
    return openSession(tx, deps, { owner, stage, origin })
  })
  return { token, stage }
}
