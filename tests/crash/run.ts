import { setTimeout as sleep } from 'node:timers/promises'
import { createDice } from '#modules/demonstration/dice.ts'
import { type Scene, VICTIMS, type Victim } from './stage.ts'
import { beginLoad, type Faults, type Load, type Work } from './under-load.ts'

export interface Outcome extends Faults {
  acknowledged: Record<string, number>
  /** Whether the jobs that were left behind were run. */
  isWorking: boolean
  /** From each kill to the next acknowledged request, in milliseconds. */
  recovery: { victim: Victim; milliseconds: number }[]
}

interface Run {
  what: Work
  /** The same seed kills the same victims after the same times. */
  seed: number
  kills: number
  /** The longest that it runs before a kill. */
  betweenMs: number
  /** Of each of these something has to be acknowledged before the load ends, however slow the machine is. */
  kinds?: readonly string[]
  /** Whom the dice choose from; absent: all. */
  victims?: readonly [Victim, ...Victim[]]
}

/** Load, and kill -9 in the middle of it, again and again; after each, what was acknowledged against what is there. */
export async function runCrash(stage: Scene, run: Run): Promise<Outcome> {
  const dice = createDice(run.seed)
  const recovery: Outcome['recovery'] = []
  const load = await beginLoad(stage, run.what)
  try {
    for (let kill = 1; kill <= run.kills; kill += 1) {
      const victim = dice.pick(run.victims ?? VICTIMS)
      await sleep(run.betweenMs * (0.3 + 0.7 * dice.roll()))
      recovery.push({ victim, milliseconds: await killAndWait(stage, load, victim) })
      await load.lookAfter(`kill ${kill}, ${victim}`)
    }
    await sleep(run.betweenMs)
    await acknowledged(load, run.kinds ?? [])
    return { ...(await load.end()), recovery }
  } finally {
    load.remove()
  }
}

/** Waits until something of each kind was acknowledged; for a minute, for what never comes. */
async function acknowledged(load: Load, kinds: readonly string[]): Promise<void> {
  const isMissing = () => {
    const told = new Set(load.told().map(({ kind }) => kind))
    return kinds.some((kind) => !told.has(kind))
  }
  for (let attempt = 0; attempt < 600 && isMissing(); attempt += 1) await sleep(100)
}

async function killAndWait(stage: Scene, load: Load, victim: Victim): Promise<number> {
  const killedAt = performance.timeOrigin + performance.now()
  await stage.kill(victim)
  const backAt = performance.timeOrigin + performance.now()
  const find = () => load.told().find(({ at, kind }) => at >= backAt && kind !== 'ready')
  for (let attempt = 0; attempt < 600 && !find(); attempt += 1) await sleep(50)
  // Answers that were already on their way are no recovery: the first after the product said that it is ready.
  return Math.round((find()?.at ?? Number.NaN) - killedAt)
}
