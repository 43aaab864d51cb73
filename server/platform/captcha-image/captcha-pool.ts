import type { RandomSource } from '#kernel/random.ts'
import { createBoundedQueue } from '#platform/queue/bounded-queue.ts'
import { renderCaptcha } from './render-captcha.ts'

type Drawn = Awaited<ReturnType<typeof renderCaptcha>>

/** Captcha pictures, each given out once. */
export interface CaptchaPool {
  /** A picture from the stock, or one drawn now; refuses with `Overloaded` when too many wait for one to be drawn. */
  take(isGone?: () => boolean): Promise<Drawn>
  /** Begins to draw a stock while the process has nothing better to do. Answers how to end that, with the picture that is being drawn. */
  fill(stock: { size: number; isBusy: () => boolean }): () => Promise<void>
}

const LOOK_MS = 50
/** More than these would wait longer for their picture than somebody waits before asking again. */
const MAX_WAITING = 60
/** A refusal comes within a second, so nobody waits longer than this for a picture. */
const MAX_WAIT_MS = 600

/**
 * Creates a pool that draws at most `concurrency` pictures at once: two hundred would take the cores and the threads from the hashing of
 * passwords, for whose sake they were asked for. With fewer than there are cores, people wait for pictures while a core has
 * nothing to hash (OPS-02).
 */
export function createCaptchaPool({
  concurrency,
  random,
  render = renderCaptcha,
}: {
  concurrency: number
  random: RandomSource
  render?: (random: RandomSource) => Promise<Drawn>
}): CaptchaPool {
  const inTurn = createBoundedQueue({ concurrency, maxWaiting: MAX_WAITING, maxWaitMs: MAX_WAIT_MS })
  const stock: Drawn[] = []
  let refill = (): void => undefined
  return {
    take: async (isGone) => {
      refill()
      return stock.pop() ?? inTurn(async () => stock.pop() ?? render(random), isGone)
    },
    fill({ size, isBusy }) {
      let isDrawing: Promise<unknown> | undefined
      let isEnded = false
      let timer: NodeJS.Timeout | undefined
      const drawOne = async (): Promise<void> => {
        if (isEnded || stock.length >= size || isBusy()) return
        stock.push(await inTurn(() => render(random)))
        await drawOne()
      }
      const draw = () => {
        isDrawing = drawOne()
          .catch(() => undefined)
          .finally(() => {
            isDrawing = undefined
            timer = undefined
            if (stock.length < size) refill()
          })
      }
      // A stock that is full is not looked at: a process that has nothing to do sleeps.
      refill = () => {
        if (!isEnded && size > 0) timer ??= setTimeout(draw, LOOK_MS).unref()
      }
      refill()
      return async () => {
        isEnded = true
        clearTimeout(timer)
        await isDrawing
      }
    },
  }
}
