import { expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ per: 'test' })

test('ACC-01 posts that one person must not hold together, from before the rule, are listed until they are set anew', async () => {
  const given = givenIn(application)
  const security = await given.officer('security_administrator')
  const both = await given.officer('score_officer')
  await application.owner.query("insert into staff_roles (staff_id, role) values ($1, 'record_supervisor')", [
    both.staffId,
  ])
  const conflicts = async () => {
    const { body } = await security.call('GET', '/api/office/staff')
    const staff = body.staff as { id: string; conflicts: string[] }[]
    return staff.flatMap((one) => (one.conflicts.length > 0 ? [[one.id, ...one.conflicts]] : []))
  }
  expect(await conflicts()).toEqual([
    [both.staffId, '经办与复核、学校初审与考试院复审须由不同的人担任，请去掉一个。'],
  ])
  const roles = [{ role: 'record_supervisor' }]
  const path = `/api/office/staff/${both.staffId}/roles`
  expect((await security.call('PUT', path, { body: { roles } })).status).toBe(200)
  expect(await conflicts()).toEqual([])
})
