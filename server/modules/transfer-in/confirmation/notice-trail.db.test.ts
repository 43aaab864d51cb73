import { expect, test } from 'vitest'
import { publishNotice, transferOfficers } from '#tests/support/arrivals.ts'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)

test('TRI-02, TRL-01 the trail has the words of a notice as they were, and as they are', async () => {
  const { registrar } = await transferOfficers(given)
  await publishNotice(application, registrar, 'either')
  const { rows } = await application.owner.query<{ id: string; opens: Date; closes: Date }>(
    'select id, lower(period) as opens, upper(period) as closes from confirmation_notices',
  )
  const [notice] = rows
  const body = {
    ...{ version: 1, mode: 'either', place: '武川路校区 101 室', words: '请携带身份证和两地准考证。' },
    ...{ opensAt: notice?.opens.toISOString(), closesAt: notice?.closes.toISOString() },
  }
  const path = `/api/office/confirmation-notices/${notice?.id}`
  expect((await registrar.call('PUT', path, { body })).status).toBe(200)
  const { rows: trail } = await application.owner.query(
    "select old_value -> 'words' as old, new_value -> 'words' as new from audit_entries where action = 'confirmation_notice.change'",
  )
  expect(trail).toEqual([{ old: '请携带身份证。', new: '请携带身份证和两地准考证。' }])
})
