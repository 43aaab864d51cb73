import type { Call } from '#kernel/call.ts'
import { type Attempt, admitAttempt, countFailedAttempt, requireUnlocked } from '#modules/accounts/public.ts'
import { judgeTotp } from '#platform/totp/totp.ts'
import type { Deps } from '#server/deps.ts'
import { type StaffAccount, spendTotpStep } from './staff.store.ts'

/**
 * Whether the code is the account's current one and unused; a right code is spent. Wrong codes count together from all
 * addresses, so that six digits cannot be guessed from a thousand addresses. A stranger cannot lock the owner out by it,
 * because trying a code needs the password or the session first.
 */
export async function spendCode(
  deps: Deps,
  call: Call,
  { account, code }: { account: StaffAccount; code: string },
): Promise<boolean> {
  if (!account.totpCipher) return false
  const attempt: Attempt = { account: `totp ${account.id}`, address: call.origin.address, together: 'locks' }
  await requireUnlocked(deps, call, attempt)
  const secret = deps.cipher.open('staff.totp', account.totpCipher)
  const at = deps.clock.now()
  const judged = judgeTotp({ secret, code, at, lastStep: account.totpLastStep })
  if (!judged.ok) {
    const locked = await deps.database.transact(call.deadline, (tx) => countFailedAttempt(tx, deps, attempt))
    if (locked) throw locked
    return false
  }
  return deps.database.transact(call.deadline, async (tx) => {
    await admitAttempt(tx, deps, attempt)
    return spendTotpStep(tx, account.id, judged.step)
  })
}
