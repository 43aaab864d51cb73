import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { takeRoom } from './batch.store.ts'

const application = startApplication()

test('IMP-01, TRI-01 the transaction of a file waits for another file, and may stand still longer than a question beside it takes', async () => {
  const settings = await application.deps.database.transact(deadlineIn(10_000), async (tx) => {
    await takeRoom(tx)
    const { rows } = await sql`
      select current_setting('lock_timeout')::interval >= '1 minute' as waits,
        current_setting('idle_in_transaction_session_timeout')::interval > '70 seconds' as stands`.execute(tx)
    return rows
  })
  expect(settings).toEqual([{ waits: true, stands: true }])
})
