import fc from 'fast-check'
import { beginHistory } from './begin.ts'
import type { Ground } from './ground.ts'
import { take } from './history.ts'
import { expectSound } from './judgement.ts'
import { plans } from './plans.ts'
import { settle } from './settle.ts'

/** Another `KAOJI_HISTORY_SEED` tries others; with `KAOJI_HISTORY_PATH` as well, the one that failed is told again. */
const seed = Number(process.env.KAOJI_HISTORY_SEED ?? 20261127)
const path = process.env.KAOJI_HISTORY_PATH

/** So many are over before anybody wonders. */
const FEW = 9

/** Tries so many histories; one that fails is reported with its seed and its path. */
export async function tryHistories(
  ground: Ground,
  { count, kills }: { count: number; kills: 0 | 1 },
): Promise<void> {
  let told = 0
  const property = fc.asyncProperty(plans(kills), async ({ scene, steps }) => {
    const begunAt = performance.now()
    const past = await beginHistory(ground, scene)
    for (const step of steps) await take(past, step)
    await expectSound(past, await settle(past))
    told += 1
    const seconds = ((performance.now() - begunAt) / 1000).toFixed(1)
    if (count > FEW)
      process.stderr.write(`history ${told} of seed ${seed}: ${scene}, ${steps.length} steps, ${seconds} s\n`)
  })
  // A failing one is not made shorter: each try lasts seconds, and steps that race may not fail again.
  await fc.assert(property, { seed, numRuns: count, endOnFailure: true, ...(path ? { path } : {}) })
}
