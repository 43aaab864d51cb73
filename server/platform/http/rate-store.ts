import type { Elapsed } from '#kernel/elapsed.ts'

/** How many callers are counted at once; whoever has not asked for longest is forgotten first. */
export const MOST_CALLERS = 50_000

type Answer = (error: Error | null, counted?: { current: number; ttl: number }) => void

interface Counted {
  count: number
  since: number
}

/**
 * Makes the store in which `@fastify/rate-limit` counts the requests of each caller. Its own one reads the wall clock: set back by an hour, whoever
 * was at the limit stays refused for that hour. There is a store for each route: it takes memory for those who ask, and none beforehand.
 */
export function rateStoreOf(elapsed: Elapsed) {
  return class RateStore {
    private newer = new Map<string, Counted>()
    private older: ReadonlyMap<string, Counted> = new Map()

    incr(caller: string, answer: Answer, windowMs: number): void {
      const now = elapsed()
      const found = this.find(caller)
      const kept = found && now - found.since < windowMs ? found : { count: 0, since: now }
      kept.count += 1
      this.keep(caller, kept)
      answer(null, { current: kept.count, ttl: windowMs - (now - kept.since) })
    }

    read(caller: string, answer: Answer, windowMs: number): void {
      const found = this.find(caller)
      const left = found ? windowMs - (elapsed() - found.since) : 0
      answer(null, found && left > 0 ? { current: found.count, ttl: left } : { current: 0, ttl: 0 })
    }

    /** Each route counts by itself. */
    child(): RateStore {
      return new RateStore()
    }

    private find(caller: string): Counted | undefined {
      return this.newer.get(caller) ?? this.older.get(caller)
    }

    /** Half of them are forgotten at once: those who have not asked while the other half came. */
    private keep(caller: string, counted: Counted): void {
      this.newer.set(caller, counted)
      if (this.newer.size < MOST_CALLERS / 2) return
      this.older = this.newer
      this.newer = new Map()
    }
  }
}
