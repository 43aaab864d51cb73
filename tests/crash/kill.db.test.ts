import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCrash } from './run.ts'
import { type Stage, startStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
}, 240_000)
afterAll(() => stage.stop(), 60_000)

// The long form, with more kills and its figures, is `npm run crash`.
test('APP-06, EVI-03 kill -9 of the product and of PostgreSQL under load: nothing acknowledged is lost, nothing is doubled', async () => {
  const outcome = await runCrash(stage, {
    what: 'everything',
    victims: ['app', 'postgres'],
    betweenMs: 1_500,
  })
  const { lost, doubled, damaged, disagreements } = outcome
  expect({ lost, doubled, damaged, disagreements }).toEqual({
    lost: [],
    doubled: [],
    damaged: [],
    disagreements: [],
  })
  expect(outcome.isWorking).toBe(true)
  for (const kind of ['image', 'filing', 'rejected']) expect(outcome.acknowledged[kind]).toBeGreaterThan(0)
}, 240_000)

test('APP-06 the same run finds what is lost where PostgreSQL acknowledges before it has written', async () => {
  await stage.makeCareless()
  const { lost } = await runCrash(stage, { what: 'photographs', victims: ['postgres'], betweenMs: 1_000 })
  expect(lost.length).toBeGreaterThan(0)
}, 240_000)
