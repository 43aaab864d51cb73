import { Overloaded } from './overloaded.ts'

/** Runs at most `concurrency` pieces of work at once; the rest wait in order, and too many are turned away. */
export function createBoundedQueue(options: { concurrency: number; maxWaiting: number }) {
  const waiting: (() => void)[] = []
  let running = 0
  return async function run<T>(work: () => Promise<T>): Promise<T> {
    if (running >= options.concurrency) {
      if (waiting.length >= options.maxWaiting) throw new Overloaded(2)
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return await work()
    } finally {
      // The place passes directly to the next in line, so that a newcomer cannot slip in between.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
