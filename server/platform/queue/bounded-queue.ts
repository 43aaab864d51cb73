import { Overloaded } from './overloaded.ts'

/** Of a new measurement, how much it counts against all before it, unless a queue says otherwise. */
const NEWEST = 0.1

/** Runs work as places become free. */
export interface BoundedQueue {
  /** `isGone`: nobody waits for it any more; such work gives up its place in the line and never starts. */
  <T>(work: () => Promise<T>, isGone?: () => boolean): Promise<T>
  /** How long a newcomer would wait, by how long pieces took lately. */
  waitMs(): number
  /** Whether a newcomer would be turned away. */
  isFull(): boolean
  /** How many pieces would be done in that time, by how long pieces took lately. */
  doneWithin(milliseconds: number): number
}

interface Waiting {
  enter: () => void
  leave: () => void
  isGone: () => boolean
}

/**
 * Runs at most `concurrency` pieces of work at once; the rest wait in order, and too many are turned away. So is whoever would wait longer than
 * `maxWaitMs`, by how long pieces took lately: on a slow machine nobody is kept for what comes too late (OPS-02).
 */
export function createBoundedQueue(options: {
  concurrency: number
  maxWaiting: number
  maxWaitMs?: number
  newest?: number
}): BoundedQueue {
  const { concurrency, maxWaiting, maxWaitMs = Number.POSITIVE_INFINITY, newest = NEWEST } = options
  let usualMs = 0
  const begunAt = new Set<{ at: number }>()
  let waiting: Waiting[] = []
  let running = 0
  /** As long as pieces took lately, or as the oldest at work has taken already: work may have become slower since one ended. */
  const pieceMs = () => {
    const [oldest] = begunAt
    return Math.max(usualMs, oldest ? performance.now() - oldest.at : 0)
  }
  const waitMs = () => (running < concurrency ? 0 : (pieceMs() * (waiting.length + 1)) / concurrency)
  const isTooMany = () => waiting.length >= maxWaiting || waitMs() > maxWaitMs
  /** Lets those go whom nobody waits for, so that they hold up nobody else. */
  const sweep = () => {
    for (const one of waiting) if (one.isGone()) one.leave()
    waiting = waiting.filter(({ isGone }) => !isGone())
  }
  const isFull = () => {
    if (running >= concurrency && isTooMany()) sweep()
    return running >= concurrency && isTooMany()
  }
  const admitNext = () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      // The place passes directly to the next in line, so that a newcomer cannot slip in between.
      if (!next.isGone()) return next.enter()
      next.leave()
    }
    running -= 1
  }
  const run = async <T>(work: () => Promise<T>, isGone: () => boolean = () => false): Promise<T> => {
    if (running >= concurrency) {
      if (isFull()) throw new Overloaded(2)
      await new Promise<void>((enter, reject) =>
        waiting.push({ enter, leave: () => reject(new Overloaded(2)), isGone }),
      )
    } else running += 1
    const begun = { at: performance.now() }
    begunAt.add(begun)
    try {
      return await work()
    } finally {
      begunAt.delete(begun)
      usualMs += newest * (performance.now() - begun.at - usualMs)
      admitNext()
    }
  }
  const doneWithin = (milliseconds: number) => Math.floor((milliseconds * concurrency) / pieceMs())
  return Object.assign(run, { waitMs, isFull, doneWithin })
}
