import { setTimeout as after } from 'node:timers/promises'

/**
 * Answers no sooner than a fixed time after the question, so that the time does not tell what was found (LOG-02). Nobody is
 * kept from working meanwhile: only the answer waits.
 */
export interface Pace {
  /** What it refuses is refused in step; what succeeds is answered at once, for a success tells by itself. */
  refusals<T>(work: () => Promise<T>): Promise<T>
  /** Both are answered in step: for what says the same whether it found anybody or not. */
  always<T>(work: () => Promise<T>): Promise<T>
}

/**
 * `stepMs`: longer than the longest path takes on a machine that is not overloaded. What takes longer all the same is answered
 * at the next step, not just whenever it is done.
 */
export function createPace(options: { stepMs: number }): Pace {
  const { stepMs } = options
  const untilStep = async (since: number) => {
    if (stepMs > 0) await after(stepMs - ((performance.now() - since) % stepMs))
  }
  return {
    async refusals(work) {
      const since = performance.now()
      try {
        return await work()
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
