import { afterAll, beforeAll, test } from 'vitest'
import { makeThrowawayFolderOnDisk, removeThrowawayFolder } from '#tests/support/throwaway-folder.ts'
import { groundApart } from '../payments/history/ground-apart.ts'
import { tryHistories } from '../payments/history/try-histories.ts'
import { startApplication } from '../support/test-application.ts'

/** `KAOJI_KILLED_HISTORIES=250 npm test -- crash tests/crash/payments.crash.test.ts` tries so many; each kills the process once or twice at least. */
const count = Number(process.env.KAOJI_KILLED_HISTORIES ?? 10)

const application = startApplication()
const directory = makeThrowawayFolderOnDisk('kaoji-killed-')
let ground: Awaited<ReturnType<typeof groundApart>>

beforeAll(async () => {
  ground = await groundApart(application, directory)
}, 400_000)
afterAll(async () => {
  await ground.stop()
  removeThrowawayFolder(directory)
})

test(
  'PAY-03, PAY-04, OPS-01 the process is killed at any moment of a history, and the books agree to the fen',
  {
    timeout: 180_000 + count * 120_000,
  },
  () => tryHistories(ground, { count, kills: 1 }),
)
