import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { takeAskedTooEarly } from './busy-connections.ts'
import { startApplication } from './test-application.ts'

const application = startApplication({ data: 'empty' })
const ONE = sql`select 1 as one`

test('OPS-02 whoever asks a transaction for two things at once is found; one after the other, and on two connections, is as it should be', async () => {
  const { database } = application.deps
  await database.transact(deadlineIn(5_000), async (tx) => {
    await ONE.execute(tx)
    await ONE.execute(tx)
  })
  const read = () => database.read(deadlineIn(5_000), (tx) => ONE.execute(tx))
  await Promise.all([read(), read()])
  await expect(
    database.transact(deadlineIn(5_000), async (tx) => {
      await ONE.execute(tx)
      await sql`select 1 / 0`.execute(tx)
    }),
  ).rejects.toMatchObject({ code: '22012' })
  expect(takeAskedTooEarly()).toEqual([])

  await database.transact(deadlineIn(5_000), (tx) => Promise.all([ONE.execute(tx), ONE.execute(tx)]))
  await database.read(deadlineIn(5_000), (tx) => Promise.all([ONE.execute(tx), ONE.execute(tx)]))
  expect(takeAskedTooEarly()).toEqual([
    expect.stringContaining('select 1 as one'),
    expect.stringContaining('busy-connections.db.test.ts'),
  ])
})
