import { Overloaded } from './overloaded.ts'

/** Of a new measurement, how much it counts against all before it. */
const NEWEST = 0.1

/**
 * Runs at most `concurrency` pieces of work at once; the rest wait in order, and too many are turned away. So is whoever would wait longer than
 * `maxWaitMs`, by how long pieces took lately: on a slow machine nobody is kept for what comes too late (OPS-02).
 */
export function createBoundedQueue(options: { concurrency: number; maxWaiting: number; maxWaitMs?: number }) {
  const { concurrency, maxWaiting, maxWaitMs = Number.POSITIVE_INFINITY } = options
  let usualMs = 0
  const isTooMany = () =>
    waiting.length >= maxWaiting || (usualMs * (waiting.length + 1)) / concurrency > maxWaitMs
  const waiting: (() => void)[] = []
  let running = 0
  return async function run<T>(work: () => Promise<T>): Promise<T> {
    if (running >= concurrency) {
      if (isTooMany()) throw new Overloaded(2)
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    const start = performance.now()
    try {
      return await work()
    } finally {
      usualMs += NEWEST * (performance.now() - start - usualMs)
      // The place passes directly to the next in line, so that a newcomer cannot slip in between.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
