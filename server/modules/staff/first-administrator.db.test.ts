import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { makeFirstAdministrator } from './first-administrator.ts'

const application = startApplication({ data: 'empty' })
const make = (username: string) =>
  makeFirstAdministrator(application.deps, { deadline: deadlineIn(10_000) }, { username, name: '王主任' })

test('ACC-01 ten who make the first 安全管理员 at once make one, with a password that opens an enrolment only', async () => {
  const made = await Promise.all(Array.from({ length: 10 }, (_, place) => make(`first${place}`)))
  expect(made.filter((one) => 'oneTimePassword' in one)).toHaveLength(1)
  expect(made.filter((one) => 'notMade' in one && one.notMade === 'exists')).toHaveLength(9)
  const { rows } = await application.owner.query('select totp_cipher, password_hash from staff')
  expect(rows).toMatchObject([{ totp_cipher: null, password_hash: expect.stringMatching(/^\$argon2id\$/) }])
  const trail = await application.owner.query(
    "select actor_kind, actor_id from audit_entries where action = 'staff.create'",
  )
  expect(trail.rows).toEqual([{ actor_kind: 'system', actor_id: 'staff:first' }])
  expect(await make('another')).toEqual({ notMade: 'exists' })
})
