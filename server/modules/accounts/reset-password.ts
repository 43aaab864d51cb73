import type { resetByCode } from '#contracts/entrance.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { endSessionsOf } from '#modules/sessions/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { Overloaded } from '#platform/queue/overloaded.ts'
import { fold } from '#rulebook/folding/fold.ts'
import type { Deps } from '#server/deps.ts'
import { findAccountByNumber, lockAccount } from './account.store.ts'
import { hashChosenPassword, putInForce, requireStrong } from './choose-password.ts'
import { admitAttempt, countFailedAttempt, forgiveFailures, requireUnlocked } from './guard.ts'
import { spendPhoneCode } from './phone-code.store.ts'
import { warnOwner } from './recovery/warn-owner.ts'
import { isHandedCode, redeemHandedCode } from './recovery.store.ts'
import { judgePhoneCode } from './redeem-phone-code.ts'
import { readTypedNumber } from './typed-number.ts'

type Reset = BodyOf<typeof resetByCode>

/** The right code, still to be spent: sent to the phone, or handed over by staff. */
type Code = { kind: 'phone'; id: string } | { kind: 'handed'; digest: Buffer }

/**
 * LOG-08: sets a new password for a code from the phone, or for a code that staff handed over. It asks for no captcha: a code can be
 * tried five times, an account from an address five times, and a request for a code has cost one.
 */
export async function resetPassword(deps: Deps, call: Call, body: Reset): Promise<void> {
  // Told before the code is tried, and not a step later because there is no place for hashing the new password (OPS-02).
  if (deps.hasher.isFull()) throw new Overloaded(2)
  return deps.pace.refusals(() => resetAtOnce(deps, call, body))
}

async function resetAtOnce(deps: Deps, call: Call, body: Reset): Promise<void> {
  const { origin, deadline } = call
  const { number, indexes, account: name } = readTypedNumber(deps.cipher, body.idNumber)
  const attempt = { account: `reset ${name}`, address: origin.address }
  await requireUnlocked(deps, call, attempt)
  // Compares with the typed number only, whether it is on record or not. Comparing with the person's record comes after
  // the code, because the answer would reveal what is recorded.
  requireStrong(body.newPassword, { profile: 'candidate', idNumber: number })
  const account = await deps.database.read(deadline, (tx) => findAccountByNumber(tx, indexes))
  const code = account && (await judgeCode(deps, call, { personId: account.personId, code: body.code }))
  if (!account || !code) {
    const locked = await deps.database.transact(deadline, (tx) => countFailedAttempt(tx, deps, attempt))
    throw locked ?? new Refusal('code_wrong')
  }
  const { personId } = account
  const hash = await hashChosenPassword(deps, call, { personId, password: body.newPassword })
  const at = deps.clock.now()
  await deps.database.transact(deadline, async (tx) => {
    // Whoever could not sign in is not kept waiting for the new password to be taken (LOG-05).
    await forgiveFailures(tx, deps, { account: name, address: origin.address })
    await admitAttempt(tx, deps, attempt)
    await lockAccount(tx, personId)
    if (!(await spend(tx, code, { personId, at }))) throw new Refusal('code_wrong')
    await putInForce(tx, personId, { hash, at })
    await endSessionsOf(tx, { personId })
    await warnOwner(tx, deps, { personId, step: 'reset' })
    const subject = { kind: 'account' as const, id: personId }
    const actor = { kind: 'nobody' as const }
    await writeAudit(tx, { at, actor, origin, action: 'account.reset_password', subject, personId })
  })
}

async function judgeCode(
  deps: Deps,
  call: Call,
  { personId, code }: { personId: string; code: string },
): Promise<Code | undefined> {
  const id = await judgePhoneCode(deps, call, { personId, purpose: 'recovery', code })
  if (id) return { kind: 'phone', id }
  const digest = digestHandedCode(deps, personId, code)
  const handedCode = { personId, digest, at: deps.clock.now() }
  const isHanded = await deps.database.read(call.deadline, (tx) => isHandedCode(tx, handedCode))
  return isHanded ? { kind: 'handed', digest } : undefined
}

async function spend(tx: Tx, code: Code, { personId, at }: { personId: string; at: Date }): Promise<boolean> {
  return code.kind === 'phone'
    ? (await spendPhoneCode(tx, code.id, at)) !== undefined
    : redeemHandedCode(tx, { personId, digest: code.digest, at })
}

/** Computes the digest of a code that staff hand over; letter case and separators do not count. */
export function digestHandedCode(deps: Deps, personId: string, code: string): Buffer {
  return deps.cipher.digest('handed code', `${personId}\0${fold('one_time_code', code)}`)
}
