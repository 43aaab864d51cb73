import type { Elapsed } from '#kernel/elapsed.ts'

/** How many callers are counted at once; whoever has not asked for longest is forgotten first. */
export const MOST_CALLERS = 50_000

type Answer = (error: Error | null, counted?: { current: number; ttl: number }) => void

interface Counted {
  count: number
  since: number
}

/** As much of a route as tells it from the others. */
interface Route {
  method?: string | readonly string[] | undefined
  url?: string | undefined
}

/** The framework adds a HEAD to every GET: it does the same work, so they count together. */
const nameOf = ({ method, url }: Route) => `${method === 'HEAD' ? 'GET' : method} ${url}`

/**
 * Makes the limits of a server: the store in which `@fastify/rate-limit` counts the requests of each caller. Its own one reads the wall clock: set back by an hour, whoever
 * was at the limit stays refused for that hour. There is a store for each route: it takes memory for those who ask, and none beforehand.
 * `giveBack` counts one request of a caller less: what could not be served is asked again, and a school behind one address would come to its limit by being
 * told to come back (OPS-02).
 */
export function createRateLimits(elapsed: Elapsed) {
  const ofRoute = new Map<string, RateStore>()

  class RateStore {
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

    giveBack(caller: string): void {
      const found = this.find(caller)
      if (found && found.count > 0) found.count -= 1
    }

    /** Each route counts by itself. The library hands the route over in `routeInfo`, whatever its types say. */
    child(settings: object): RateStore {
      if (!('routeInfo' in settings)) return new RateStore()
      const name = nameOf(settings.routeInfo as Route)
      const store = ofRoute.get(name) ?? new RateStore()
      ofRoute.set(name, store)
      return store
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

  return {
    Store: RateStore,
    giveBack: (route: Route, caller: string) => ofRoute.get(nameOf(route))?.giveBack(caller),
  }
}
