import type { officeSignIn } from '#contracts/office/session.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import {
  type Attempt,
  admitAttempt,
  countFailedAttempt,
  recordSignIn,
  requireUnlocked,
} from '#modules/accounts/public.ts'
import { requireHuman } from '#modules/captchas/public.ts'
import { openSession } from '#modules/sessions/public.ts'
import type { Hashing } from '#platform/passwords/password-hasher.ts'
import { Overloaded } from '#platform/queue/overloaded.ts'
import { fold } from '#rulebook/folding/fold.ts'
import type { Deps } from '#server/deps.ts'
import { spendCode } from './spend-code.ts'
import { findStaffByUsername, holdJudgedStaff, noteSignedIn, type StaffAccount } from './staff.store.ts'

interface SignedIn {
  token: string
  stage: 'enrolment' | 'ready'
}

/**
 * ACC-01: signs staff in with user name, password, captcha, and a TOTP code that counts once. An account without a
 * second factor gets no further than its enrolment. A wrong code and a wrong password both count as failures.
 */
export async function signInStaff(
  deps: Deps,
  call: Call,
  body: BodyOf<typeof officeSignIn>,
): Promise<SignedIn> {
  // Told before the captcha is spent, the page can send it again by itself (OPS-02).
  if (deps.hasher.isFull()) throw new Overloaded(2)
  return deps.pace.refusalsInLine((begin) => signInAtOnce(deps, call, { body, begin }))
}

async function signInAtOnce(
  deps: Deps,
  call: Call,
  { body, begin }: { body: BodyOf<typeof officeSignIn>; begin: () => void },
): Promise<SignedIn> {
  const { origin, deadline } = call
  await requireHuman(deps, call, { proof: body.captcha, purpose: 'office_sign_in' })
  const username = fold('username', body.username)
  const attempt = { account: `staff ${username}`, address: origin.address }
  await requireUnlocked(deps, call, attempt)
  // Looked up in the place, so that waiting for it does not depend on whose password is judged, as at the candidates' entrance.
  const { account, isRight } = await deps.hasher.inPlace(
    async (hashing) => {
      begin()
      const found = await deps.database.read(deadline, (tx) => findStaffByUsername(tx, username))
      return { account: found, isRight: await isPasswordRight(hashing, found, body.password) }
    },
    () => deadline.remaining() <= 0,
  )
  if (!account || !isRight) {
    return refuse(deps, call, { attempt, account, refusal: new Refusal('staff_sign_in_failed') })
  }
  // The code is checked only after the password, so that it reveals nothing to a stranger.
  if (account.totpCipher && !(await spendCode(deps, call, { account, code: body.code ?? '' }))) {
    return refuse(deps, call, { attempt, account, refusal: new Refusal('totp_wrong') })
  }
  return openFor(deps, call, { account, attempt })
}

async function isPasswordRight(
  hashing: Hashing,
  account: StaffAccount | undefined,
  password: string,
): Promise<boolean> {
  if (!account) {
    await hashing.burn()
    return false
  }
  const { ok } = await hashing.verify(account.passwordHash, password)
  return ok && !account.isDisabled
}

/** Counts the failure, records it among the account's sign-ins, and refuses. */
async function refuse(
  deps: Deps,
  { origin, deadline }: Call,
  failed: { attempt: Attempt; account: StaffAccount | undefined; refusal: Refusal },
): Promise<never> {
  const { attempt, account, refusal } = failed
  const locked = await deps.database.transact(deadline, async (tx) => {
    const lock = await countFailedAttempt(tx, deps, attempt)
    if (account) {
      await recordSignIn(tx, {
        id: deps.ids.next(),
        owner: { staffId: account.id },
        at: deps.clock.now(),
        origin,
        outcome: lock ? 'locked' : 'failed',
      })
    }
    return lock
  })
  throw locked ?? refusal
}

async function openFor(
  deps: Deps,
  { origin, deadline }: Call,
  { account, attempt }: { account: StaffAccount; attempt: Attempt },
): Promise<SignedIn> {
  const at = deps.clock.now()
  const stage = account.totpCipher ? 'ready' : 'enrolment'
  const token = await deps.database.transact(deadline, async (tx) => {
    const owner = { staffId: account.id }
    await admitAttempt(tx, deps, attempt)
    // A reset or a disabling may have ended the account's sessions while the password was being judged: no session opens
    // then.
    if (!(await holdJudgedStaff(tx, account))) throw new Refusal('staff_sign_in_failed')
    if (stage === 'ready') await noteSignedIn(tx, account.id, at)
    await recordSignIn(tx, {
      id: deps.ids.next(),
      owner,
      at,
      origin,
      outcome: stage === 'ready' ? 'signed_in' : 'activation',
    })
    return openSession(tx, deps, { owner, stage, origin })
  })
  return { token, stage }
}
