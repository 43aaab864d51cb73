import { setTimeout as after } from 'node:timers/promises'

/** An answer in this time, so many times in turn, is normal. */
const NORMAL_MS = 250
const IN_TURN = 5
const PATIENCE_MS = 30_000

/** How long it takes until requests are answered as in quiet times, in milliseconds. */
export async function timeToNormal(ask: () => Promise<number>): Promise<number> {
  const start = performance.now()
  let good = 0
  let since = start
  while (performance.now() - start < PATIENCE_MS) {
    const from = performance.now()
    const isNormal = (await ask()) === 200 && performance.now() - from <= NORMAL_MS
    if (isNormal && good === 0) since = from
    good = isNormal ? good + 1 : 0
    if (good === IN_TURN) return since - start
    await after(20)
  }
  return Number.POSITIVE_INFINITY
}
