import type { officeSignIn } from '#contracts/office-session.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { Origin } from '#kernel/actor.ts'
import type { Deadline } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import {
  countFailedAttempt,
  forgiveAttempts,
  recordSignIn,
  requireUnlocked,
} from '#modules/accounts/public.ts'
import { requireHuman } from '#modules/captchas/public.ts'
import { openSession } from '#modules/sessions/public.ts'
import { judgeTotp } from '#platform/totp/totp.ts'
import type { Deps } from '#server/deps.ts'
import { findStaffByUsername, noteSignedIn, type StaffAccount, spendTotpStep } from './staff.store.ts'

interface StaffSignIn {
  body: BodyOf<typeof officeSignIn>
  origin: Origin
  agent: string
  deadline: Deadline
}

/**
 * ACC-01: user name, password, captcha, and a TOTP code that counts once. An account without a second factor
 * gets no further than its enrolment. Wrong code and wrong password count as failures alike.
 */
export async function signInStaff(
  deps: Deps,
  request: StaffSignIn,
): Promise<{ token: string; stage: 'enrolment' | 'ready' }> {
  const { body, origin, agent, deadline } = request
  await requireHuman(deps, deadline, body.captcha)
  const username = body.username.trim().toLowerCase()
  const attempt = { account: `staff ${username}`, address: origin.address }
  await requireUnlocked(deps, deadline, attempt)
  const account = await deps.database.read(deadline, (tx) => findStaffByUsername(tx, username))
  const refusal = await judge(deps, deadline, { account, body })
  const at = deps.clock.now()
  if (!account || refusal) {
    await deps.database.transact(deadline, async (tx) => {
      await countFailedAttempt(tx, deps, attempt)
      if (!account) return
      const owner = { staffId: account.id }
      await recordSignIn(tx, {
        id: deps.ids.next(),
        owner,
        at,
        address: origin.address,
        agent,
        outcome: 'failed',
      })
    })
    throw refusal ?? new Refusal('staff_sign_in_failed')
  }
  const stage = account.totpCipher ? 'ready' : 'enrolment'
  const token = await deps.database.transact(deadline, async (tx) => {
    const owner = { staffId: account.id }
    await forgiveAttempts(tx, deps, attempt)
    if (stage === 'ready') await noteSignedIn(tx, account.id, at)
    await recordSignIn(tx, {
      id: deps.ids.next(),
      owner,
      at,
      address: origin.address,
      agent,
      outcome: stage === 'ready' ? 'signed_in' : 'activation',
    })
    return openSession(tx, deps, { owner, stage, address: origin.address, agent })
  })
  return { token, stage }
}

/** The refusal, if any. The code is looked at only after the password, so that it tells nothing to a stranger. */
async function judge(
  deps: Deps,
  deadline: Deadline,
  given: { account: StaffAccount | undefined; body: BodyOf<typeof officeSignIn> },
): Promise<Refusal | undefined> {
  const { account, body } = given
  if (!account) {
    await deps.hasher.burn()
    return new Refusal('staff_sign_in_failed')
  }
  const { ok } = await deps.hasher.verify(account.passwordHash, body.password)
  if (!ok || account.isDisabled) return new Refusal('staff_sign_in_failed')
  if (!account.totpCipher) return undefined
  const secret = deps.cipher.open('staff.totp', account.totpCipher)
  const judged = judgeTotp({
    secret,
    code: body.code ?? '',
    at: deps.clock.now(),
    lastStep: account.totpLastStep,
  })
  if (!judged.ok) return new Refusal('totp_wrong')
  const isFirstUse = await deps.database.transact(deadline, (tx) =>
    spendTotpStep(tx, account.id, judged.step),
  )
  return isFirstUse ? undefined : new Refusal('totp_wrong')
}
