import { timingSafeEqual } from 'node:crypto'
import type { Call } from '#kernel/call.ts'
import { fold } from '#rulebook/folding/fold.ts'
import type { Deps } from '#server/deps.ts'
import { type CodePurpose, giveTryBack, takeTry } from './phone-code.store.ts'

/**
 * Answers the id of the person's valid code for that purpose if this is it; the caller spends it in the transaction of
 * the act that it permits. A wrong code costs an attempt. A right code costs none, so that other mistakes in the form
 * can be corrected without a new code.
 */
export async function judgePhoneCode(
  deps: Deps,
  { deadline }: Call,
  typed: { personId: string; purpose: CodePurpose; code: string },
): Promise<string | undefined> {
  const at = deps.clock.now()
  return deps.database.transact(deadline, async (tx) => {
    const row = await takeTry(tx, { personId: typed.personId, purpose: typed.purpose, at })
    if (!row || !timingSafeEqual(row.code_digest, digestCode(deps, typed))) return undefined
    await giveTryBack(tx, row.id)
    return row.id
  })
}

/** Computes a code's digest, bound to the person and the purpose. */
export function digestCode(
  deps: Deps,
  code: { personId: string; purpose: CodePurpose; code: string },
): Buffer {
  return deps.cipher.digest(
    `phone code ${code.purpose}`,
    `${code.personId}\0${fold('one_time_code', code.code)}`,
  )
}
