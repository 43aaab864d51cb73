import { expect, test } from 'vitest'
import { runCrash } from './run.ts'
import { startStage } from './stage.ts'

/** The order of victims is that of the run's tests, so that a red run can be repeated. */
const seed = Number(process.env.KAOJI_TEST_SEED ?? 1)

const KINDS = ['image', 'draft', 'password'] as const

// The short form of `npm run crash`, which kills more often and prints its figures.
test('OPS-01, APP-06, EVI-03 kill -9 under load, with the database of the own start: nothing acknowledged is lost, half done or done twice', async () => {
  const stage = await startStage()
  try {
    const outcome = await runCrash(stage, {
      what: 'everything',
      seed,
      kinds: KINDS,
      kills: 2,
      betweenMs: 1_500,
    })
    const { lost, doubled, damaged, disagreements, isWorking } = outcome
    expect({ seed, lost, doubled, damaged, disagreements, isWorking }).toEqual({
      seed,
      ...{ lost: [], doubled: [], damaged: [], disagreements: [], isWorking: true },
    })
    for (const kind of KINDS) expect(outcome.acknowledged[kind]).toBeGreaterThan(0)
  } finally {
    await stage.stop()
  }
}, 900_000)
