import { LRUCache } from 'lru-cache'
import type { Elapsed } from '#kernel/elapsed.ts'

/** How many callers are counted at once; the least recent is forgotten first. */
const MAX_CALLERS = 50_000

type Answer = (error: Error | null, counted?: { current: number; ttl: number }) => void

/**
 * Makes the store in which `@fastify/rate-limit` counts the requests of each caller. Its own one reads the wall clock: set back by an hour, whoever
 * was at the limit stays refused for that hour.
 */
export function rateStoreOf(elapsed: Elapsed) {
  return class RateStore {
    private readonly counts = new LRUCache<string, { count: number; since: number }>({ max: MAX_CALLERS })

    incr(caller: string, answer: Answer, windowMs: number): void {
      const now = elapsed()
      const found = this.counts.get(caller)
      const kept = found && now - found.since < windowMs ? found : { count: 0, since: now }
      kept.count += 1
      this.counts.set(caller, kept)
      answer(null, { current: kept.count, ttl: windowMs - (now - kept.since) })
    }

    read(caller: string, answer: Answer, windowMs: number): void {
      const found = this.counts.get(caller)
      const left = found ? windowMs - (elapsed() - found.since) : 0
      answer(null, found && left > 0 ? { current: found.count, ttl: left } : { current: 0, ttl: 0 })
    }

    /** Each route counts by itself. */
    child(): RateStore {
      return new RateStore()
    }
  }
}
