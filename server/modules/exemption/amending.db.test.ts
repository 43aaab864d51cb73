import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { fileExemption } from '#tests/support/applicant.ts'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { listTakenUp } from './taken-up.ts'

const application = startApplication()
const given = givenIn(application)

test('REV-10, EXM-01, EXM-06 what is asked back is still applied for: its course and its certificates are taken', async () => {
  const he = await given.candidate().enter()
  const school = await given.officer('school_reviewer', '10272')
  const { ids } = await fileExemption(he, { courses: ['03708'], seed: 1 })
  const takenUp = () =>
    application.deps.database.read(deadlineIn(5_000), (tx) =>
      listTakenUp(tx, application.deps, { personId: he.personId, except: undefined, offered: [] }),
    )
  const before = await takenUp()
  expect(before).toMatchObject([{ course: '03708' }])

  await school.call('POST', `/api/office/reviews/${ids[0]}/claim`, { body: {} })
  const asked = await school.call('POST', `/api/office/reviews/${ids[0]}/amendment`, {
    body: { revision: 1, days: 7, reasons: [{ code: 'image_unreadable' }] },
  })
  expect([asked.status, asked.text]).toEqual([200, asked.text])
  expect(await takenUp()).toEqual(before)
  const { body } = await he.call('GET', '/api/portal/exemption/courses')
  expect((body.courses as { code: string }[]).find(({ code }) => code === '03708')).toMatchObject({
    why: expect.stringContaining('正在办理中'),
  })
})
