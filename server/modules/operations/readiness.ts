import { deadlineIn } from '#kernel/deadline.ts'
import type { Elapsed } from '#kernel/elapsed.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Deps } from '#server/deps.ts'
import { ping } from './ping.store.ts'

const LIMIT_MS = 2_000

/** No photograph has it: a place that answers says so. */
const NO_KEY = '00/00000000-0000-0000-0000-000000000000'
/** A balancer asks every other second; the place of photographs need not hear of each time. */
const LOOK_EVERY_MS = 5_000
const LOOK_MS = 1_000

type Photographs = 'there' | 'away'

/** Looks whether the place of photographs answers, at most every few seconds and never for long; the log hears when it goes and comes back. */
export function createPhotographsLook(
  { vault, log }: Pick<Deps, 'vault' | 'log'>,
  elapsed: Elapsed,
): () => Promise<Photographs> {
  let found: Photographs = 'there'
  let lookedAt = Number.NEGATIVE_INFINITY
  let underWay: Promise<Photographs> | undefined
  const late = () => new Promise<Photographs>((resolve) => setTimeout(resolve, LOOK_MS, 'away').unref())
  const look = (): Promise<Photographs> =>
    vault
      .get(NO_KEY)
      .then(
        () => 'there' as const,
        () => 'away' as const,
      )
      .finally(() => {
        underWay = undefined
      })
  return async () => {
    if (elapsed() - lookedAt < LOOK_EVERY_MS) return found
    lookedAt = elapsed()
    const before = found
    // A mount that hangs holds a thread of the process for each question, and there are four: what was asked is not asked again.
    underWay ??= look()
    found = await Promise.race([underWay, late()])
    if (found !== before) log.warn(found === 'away' ? 'photographs-away' : 'photographs-back')
    return found
  }
}

/**
 * OPS-01: ready when the database answers; otherwise refuses with the same 503 that every request would get. A node that
 * is draining is not ready, although it still answers every request; one whose photographs are away is, and says so, because all else works and no other
 * node has them either (decision 0071).
 */
export async function checkReadiness(
  deps: Deps,
  { isDraining, photographs }: { isDraining: () => boolean; photographs: () => Promise<Photographs> },
) {
  if (isDraining()) throw new Refusal('overloaded', { retryAfterSeconds: 3 })
  await deps.database.read(deadlineIn(LIMIT_MS), ping)
  return { status: 'ready' as const, news: deps.bus.state(), photographs: await photographs() }
}
