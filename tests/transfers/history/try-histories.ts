import fc from 'fast-check'
import { beginHistory } from './begin.ts'
import { take } from './history.ts'
import { expectSound } from './judgement.ts'
import type { Ground } from './past.ts'
import { plansWith } from './steps.ts'

/** Another `KAOJI_HISTORY_SEED` tries others; with `KAOJI_HISTORY_PATH` as well, the one that failed is told again. */
const seed = Number(process.env.KAOJI_HISTORY_SEED ?? 6)
const path = process.env.KAOJI_HISTORY_PATH
/** A failing history is made shorter for so long at most: steps that race may not fail again. */
const SHORTEN_MS = 120_000
/** So many are over before anybody wonders. */
const FEW = 20

/** Tries so many histories, each with so many kills at least, judging each after each of its steps; answers every state that was reached. */
export async function tryHistories(
  ground: Ground,
  { count, kills }: { count: number; kills: 0 | 1 },
): Promise<ReadonlySet<string>> {
  const reached = new Set<string>()
  let told = 0
  let shortenUntil = Number.POSITIVE_INFINITY
  const property = fc.asyncProperty(plansWith(kills), async (steps) => {
    if (performance.now() > shortenUntil) return
    const past = await beginHistory(ground)
    try {
      for (const step of steps) {
        await ground.pass(1_000)
        await take(past, step)
        await expectSound(past)
      }
    } catch (error) {
      shortenUntil = Math.min(shortenUntil, performance.now() + SHORTEN_MS)
      throw error
    }
    for (const state of past.seen) reached.add(state)
    told += 1
    if (count > FEW && told % FEW === 0) process.stderr.write(`${told} histories of seed ${seed}\n`)
  })
  await fc.assert(property, { seed, numRuns: count, ...(path ? { path } : {}) })
  return reached
}
