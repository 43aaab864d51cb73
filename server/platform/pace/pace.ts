import { setTimeout as after } from 'node:timers/promises'
import { Overloaded } from '#platform/queue/overloaded.ts'

/**
 * Delays answers to a fixed length, so that timing does not reveal what was found (LOG-02). Only the answer waits: the
 * machine goes on working.
 */
export interface Pace {
  /** Delays refusals to the next step; a success is answered at once, because it reveals itself. */
  refusals<T>(work: () => Promise<T>): Promise<T>
  /**
   * The same of work that waits for a place among others and judges nobody until it has one; then it calls `begin`. The step is
   * chosen as if all that is allowed for the work were used up from then on, so that the answer shows neither what the work took nor, as long as
   * it fits the step, what those before took. Whoever gets no place is told so at once: nobody was judged, and a refusal that
   * asks to come back shall be there within a second (OPS-02). `spentMs`: what was spent on the answer before, and counts as part of the step.
   */
  refusalsInLine<T>(work: (begin: () => void) => Promise<T>, spentMs?: number): Promise<T>
  /** Delays refusals and successes alike, for a route whose answer is the same whether or not an account exists. */
  always<T>(work: () => Promise<T>): Promise<T>
}

/**
 * `stepMs` is longer than the longest path takes on a machine that is not overloaded. A slower answer waits for the next
 * step, so that its length still reveals nothing. `workMs` is what work may take once it has begun, less than a step: the rest of
 * the step is for waiting.
 */
export function createPace(options: {
  stepMs: number
  workMs?: number
  wait?: (milliseconds: number) => Promise<unknown>
}): Pace {
  const { stepMs, workMs = 0, wait = after } = options
  const untilStep = async (since: number, least = 0) => {
    if (stepMs === 0) return
    const elapsed = performance.now() - since
    await wait(Math.ceil(Math.max(elapsed, least) / stepMs) * stepMs - elapsed)
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
    async refusalsInLine(work, spentMs = 0) {
      const since = performance.now() - spentMs
      let begunAt: number | undefined
      try {
        return await work(() => {
          begunAt = performance.now()
        })
      } catch (error) {
        if (begunAt === undefined && error instanceof Overloaded) throw error
        await untilStep(since, begunAt === undefined ? 0 : begunAt - since + workMs)
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
