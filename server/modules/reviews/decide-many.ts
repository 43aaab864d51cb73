import type { ApplicationState } from '#contracts/applications.ts'
import type { decideReviews } from '#contracts/office/reviews.ts'
import { REFUSALS } from '#contracts/refusals.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Oddness, oddOnes } from '#modules/applications/public.ts'
import { isUnavailable } from '#platform/db/database-faults.ts'
import type { Deps } from '#server/deps.ts'
import { claim } from './claim-review.ts'
import { compareAll } from './compare-reviews.ts'
import { decide } from './decide-review.ts'

/**
 * REV-07: makes the same decision on several applications that the rules treat alike. Each is decided in its own
 * transaction, so one that cannot be decided does not stop the others. Refuses `bulk_unlike`, naming those that differ,
 * before any is decided.
 */
export async function decideMany(
  deps: Deps,
  call: Call<StaffActor>,
  { items, ...decision }: BodyOf<typeof decideReviews>,
) {
  if (decision.verdict === 'reject' && decision.reasons.length === 0) throw new Refusal('reason_missing')
  const ids = items.map(({ id }) => id)
  await requireAlike(deps, call, { ids, verdict: decision.verdict })
  const results: { id: string; state?: ApplicationState; refusal?: string }[] = []
  let lost: unknown
  for (const { id, revision } of items) {
    try {
      await claim(deps, call, { id, takeOver: false })
      const { state } = await decide(deps, call, { ...decision, id, revision })
      results.push({ id, state })
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal) throw error
      if (refusal !== error) lost = error
      results.push({ id, refusal: REFUSALS[refusal.code].text(refusal.values) })
    }
  }
  // If the database failed midway, the reviewer must learn which decisions were made. If it failed before the first
  // decision, the answer is a plain 503.
  if (lost !== undefined && results.every(({ state }) => state === undefined)) throw lost
  return { results }
}

const ODDNESS_WORDS: Readonly<Record<Oddness, string>> = {
  clue: '有重复线索',
  held: '暂缓中',
  not_supported: '规定没有支持',
  level: '审核级别不同',
  verdict: '规定的结论不同',
  evidence: '凭证类型不同',
  rule: '适用的规定不同',
}

async function requireAlike(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { ids, verdict }: { ids: readonly string[]; verdict: 'approve' | 'reject' },
): Promise<void> {
  const compared = await deps.database.read(deadline, (tx) => compareAll(tx, deps, { ids, actor }))
  const odd = oddOnes(
    compared.map(({ look }) => look),
    verdict,
  )
  if (odd.length === 0) return
  const which = odd.map(({ id, why }) => {
    const no = compared.find(({ row }) => row.id === id)?.row.application_no
    return `第 ${no} 号（${ODDNESS_WORDS[why]}）`
  })
  throw new Refusal('bulk_unlike', { values: { which: which.join('、') } })
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  return isUnavailable(error) ? new Refusal('overloaded') : undefined
}
