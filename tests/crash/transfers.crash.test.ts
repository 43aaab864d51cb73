import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeThrowawayFolderOnDisk, removeThrowawayFolder } from '#tests/support/throwaway-folder.ts'
import { startApplication } from '../support/test-application.ts'
import { makeGround } from '../transfers/history/begin.ts'
import type { Ground } from '../transfers/history/past.ts'
import { placeApart } from '../transfers/history/place-apart.ts'
import { tryHistories } from '../transfers/history/try-histories.ts'

/** `KAOJI_KILLED_HISTORIES=100 npm test -- crash tests/crash/transfers.crash.test.ts` tries so many; each kills the process once or twice at least. */
const count = Number(process.env.KAOJI_KILLED_HISTORIES ?? 10)

const application = startApplication()
const directory = makeThrowawayFolderOnDisk('kaoji-killed-')
let place: Awaited<ReturnType<typeof placeApart>>
let ground: Ground

beforeAll(async () => {
  place = await placeApart(application, directory)
  ground = await makeGround(place)
}, 400_000)
afterAll(async () => {
  await place.stop()
  removeThrowawayFolder(directory)
})

test('TRO-03, TRI-02, SUP-04, OPS-01 the process is killed at any moment of a history, and no score is in two places, and none is lost', {
  timeout: 180_000 + count * 120_000,
}, async () => {
  const reached = await tryHistories(ground, { count, kills: 1 })
  // They went far enough to say something.
  for (const state of ['ticket transferring_out', 'departure signed', 'arrival to_confirm'])
    expect([...reached]).toContain(state)
})
