import type { ServiceName } from '#contracts/services.ts'
import { type Deadline, deadlineIn } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { createBoundedQueue } from '#platform/queue/bounded-queue.ts'
import type { Deps } from '#server/deps.ts'
import { countRound } from './counts.store.ts'
import type { RoundCounts } from './counts.ts'

/** Statistics look back: nobody needs them newer, and a large round is not counted for each look. */
const KEPT_MS = 5 * 60_000
/** Counting may outlive the request that asked for it; the next one finds it done. */
const COUNTING_MS = 120_000
/** Left to a request for its answer when the counts have not come. */
const ANSWER_MS = 1_000
const ROUNDS_KEPT = 64
/** So many rounds wait to be counted; each takes a connection for as long as it lasts, so one is counted at a time. */
const ROUNDS_WAITING = 16

export interface Counted {
  at: Date
  counts: RoundCounts
}

interface Round {
  service: ServiceName
  windowIds: readonly string[]
}

/**
 * STA-01: makes the counts of a round, which are the same for everybody and kept for five minutes; each officer is shown the sum of
 * the schools in scope. Refuses `statistics_counting` when they are not there in time; the counting goes on, one round at a time. Throws `Overloaded` when
 * too many rounds wait for it.
 */
export function makeRoundCounts(deps: Deps): (deadline: Deadline, round: Round) => Promise<Counted> {
  const kept = new Map<string, { at: Date; counts: Promise<RoundCounts> }>()
  const inTurn = createBoundedQueue({ concurrency: 1, maxWaiting: ROUNDS_WAITING })
  const counting = ({ service, windowIds }: Round) => {
    const key = `${service} ${windowIds.join()}`
    const at = deps.clock.now()
    const last = kept.get(key)
    if (last && Math.abs(at.getTime() - last.at.getTime()) < KEPT_MS) return last
    const counts = inTurn(() =>
      deps.database.read(deadlineIn(COUNTING_MS), (tx) => countRound(tx, { service, windowIds, at })),
    )
    const own = { at, counts }
    // The oldest is the first: what is counted again moves to the end.
    kept.delete(key)
    kept.set(key, own)
    const [oldest] = kept.keys()
    if (kept.size > ROUNDS_KEPT && oldest !== undefined) kept.delete(oldest)
    // What failed is not kept: the next one counts again.
    counts.catch(() => {
      if (kept.get(key) === own) kept.delete(key)
    })
    return own
  }
  return async (deadline, round) => {
    const { at, counts } = counting(round)
    return { at, counts: await inTime(counts, deadline.remaining() - ANSWER_MS) }
  }
}

async function inTime(counts: Promise<RoundCounts>, milliseconds: number): Promise<RoundCounts> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal('statistics_counting')), milliseconds)
  })
  try {
    return await Promise.race([counts, late])
  } finally {
    clearTimeout(timer)
  }
}
