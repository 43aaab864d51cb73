import { beforeAll, expect, test } from 'vitest'
import { startApplication } from '#tests/support/test-application.ts'
import { makeGround } from './history/begin.ts'
import type { Ground } from './history/past.ts'
import { placeHere } from './history/place-here.ts'
import { tryHistories } from './history/try-histories.ts'

/** `KAOJI_HISTORIES=200 npm test -- tests/transfers/histories.db.test.ts` tries two hundred. */
const count = Number(process.env.KAOJI_HISTORIES ?? 6)

const application = startApplication()
let ground: Ground

beforeAll(async () => {
  ground = await makeGround(placeHere(application))
})

test('TRO-03, TRI-02, SUP-04 after any history no score is in two places, none is lost, and the 准考证 is what it was', {
  timeout: 180_000 + count * 30_000,
}, async () => {
  const reached = await tryHistories(ground, { count, kills: 0 })
  // They went far enough to say something.
  for (const state of ['ticket transferring_out', 'departure accepted', 'arrival confirmed'])
    expect([...reached]).toContain(state)
})
