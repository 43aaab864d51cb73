import { setTimeout as after } from 'node:timers/promises'

/**
 * Delays answers to a fixed length, so that timing does not reveal what was found (LOG-02). Only the answer waits: the
 * machine goes on working.
 */
export interface Pace {
  /**
   * Delays refusals to the next step; a success is answered at once, because it reveals itself. The work may call `countAnew`
   * when it has waited for others: the steps count from then on, so that the answer does not depend on how long it waited.
   */
  refusals<T>(work: (countAnew: () => void) => Promise<T>): Promise<T>
  /** Delays refusals and successes alike, for a route whose answer is the same whether or not an account exists. */
  always<T>(work: () => Promise<T>): Promise<T>
}

/**
 * `stepMs` is longer than the longest path takes on a machine that is not overloaded. A slower answer waits for the next
 * step, so that its length still reveals nothing.
 */
export function createPace(options: {
  stepMs: number
  wait?: (milliseconds: number) => Promise<unknown>
}): Pace {
  const { stepMs, wait = after } = options
  const untilStep = async (since: number) => {
    if (stepMs > 0) await wait(stepMs - ((performance.now() - since) % stepMs))
  }
  return {
    async refusals(work) {
      let since = performance.now()
      try {
        return await work(() => {
          since = performance.now()
        })
      } catch (error) {
        await untilStep(since)
        throw error
      }
    },
    async always(work) {
      const since = performance.now()
      try {
        return await work()
      } finally {
        await untilStep(since)
      }
    },
  }
}
