import { timingSafeEqual } from 'node:crypto'
import type { Deadline } from '#kernel/deadline.ts'
import type { Deps } from '#server/deps.ts'
import { type CodePurpose, markCodeUsed, takeTry } from './phone-code.store.ts'

/** Whether the code is the person's living one for that purpose; a right one is used up, a wrong one costs a try. */
export async function redeemPhoneCode(
  deps: Deps,
  deadline: Deadline,
  given: { personId: string; purpose: CodePurpose; code: string },
): Promise<boolean> {
  const at = deps.clock.now()
  return deps.database.transact(deadline, async (tx) => {
    const held = await takeTry(tx, { personId: given.personId, purpose: given.purpose, at })
    if (!held) return false
    const isRight = timingSafeEqual(held.code_digest, digestCode(deps, given))
    if (isRight) await markCodeUsed(tx, held.id, at)
    return isRight
  })
}

/** A code's digest, bound to the person and what it is for. */
export function digestCode(
  deps: Deps,
  code: { personId: string; purpose: CodePurpose; code: string },
): Buffer {
  return deps.cipher.digest(`phone code ${code.purpose}`, `${code.personId}\0${code.code.trim()}`)
}
