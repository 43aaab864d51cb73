import type { findPaper } from '#contracts/papers.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { Deadline } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { toBase64Url } from '#rulebook/papers/bytes.ts'
import type { Deps } from '#server/deps.ts'
import { codeIndexOf } from './code-index.ts'
import { findStatement } from './paper.store.ts'

/**
 * VER-01: finds a paper by its number together with its code. The two make one key, so that a wrong code and an unknown number are the same
 * miss, and are answered alike and at the same pace. Whether it holds, the browser finds out as after a scan.
 */
export function findTypedPaper(
  deps: Pick<Deps, 'database' | 'cipher' | 'pace'>,
  deadline: Deadline,
  typed: BodyOf<typeof findPaper>,
): Promise<{ statement: string }> {
  return deps.pace.refusals(async () => {
    const index = codeIndexOf(deps.cipher, typed)
    const statement = await deps.database.read(deadline, (tx) => findStatement(tx, index))
    if (!statement) throw new Refusal('paper_not_found')
    return { statement: toBase64Url(statement) }
  })
}
