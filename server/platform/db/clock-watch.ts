import { sql } from 'kysely'
import type { Clock } from '#kernel/clock.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import type { Elapsed } from '#kernel/elapsed.ts'
import type { Log } from '#platform/log/log.ts'
import type { Database } from './database.ts'

/** Further apart than this, clocks are not kept by NTP any more. The trail refuses five minutes (decision 0025). */
export const CLOCK_BOUND_MS = 2_000
const EVERY_MS = 60_000
const LIMIT_MS = 2_000

interface Watched {
  database: Database
  clock: Clock
  elapsed: Elapsed
  log: Log
}

/** By how many milliseconds this machine's clock is ahead of the database's; nearer to 0 than is certain after a slow answer. */
export async function clockAheadMs({ database, clock, elapsed }: Omit<Watched, 'log'>): Promise<number> {
  const asked = elapsed()
  const { rows } = await database.read(deadlineIn(LIMIT_MS), (tx) =>
    sql<{ at: Date }>`select clock_timestamp() as at`.execute(tx),
  )
  const answeredAt = clock.now().getTime()
  const half = (elapsed() - asked) / 2
  const ahead = answeredAt - half - (rows[0]?.at.getTime() ?? answeredAt)
  return Math.sign(ahead) * Math.max(0, Math.abs(ahead) - half)
}

/**
 * OPS-01: compares this machine's clock with the database's, and with the time that has passed, now and once a minute; whoever reads the log learns
 * of a difference and of a jump. Resolves after the first comparison with the difference, and with what ends the watch.
 */
export async function watchClock(
  watched: Watched,
): Promise<{ aheadMs: number; look(): Promise<void>; stop(): void }> {
  const { clock, elapsed, log } = watched
  let last = { at: clock.now().getTime(), passed: elapsed() }
  const lookForJump = () => {
    const now = { at: clock.now().getTime(), passed: elapsed() }
    const jumped = now.at - last.at - (now.passed - last.passed)
    last = now
    if (Math.abs(jumped) > CLOCK_BOUND_MS) log.warn('clock-jumped', { seconds: inSeconds(jumped) })
  }
  const compare = async () => {
    const aheadMs = await clockAheadMs(watched)
    if (Math.abs(aheadMs) > CLOCK_BOUND_MS) log.warn('clock-differs', { seconds: inSeconds(aheadMs) })
    return aheadMs
  }
  const look = async () => {
    lookForJump()
    // A database that is away is told of elsewhere.
    await compare().catch(() => undefined)
  }
  const aheadMs = await compare()
  const timer = setInterval(() => void look(), EVERY_MS).unref()
  return { aheadMs, look, stop: () => clearInterval(timer) }
}

const inSeconds = (milliseconds: number) => Math.round(milliseconds / 100) / 10
