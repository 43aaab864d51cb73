import { expect, test } from 'vitest'
import { newestSitting, sendFile, work } from '#tests/support/desk.ts'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)

test('IMP-01, ACC-01 an officer of two schools says whose file it is, and it is held against that school', async () => {
  const { rows } = await application.owner.query<{ code: string; id: string }>('select code, id from schools')
  const idOf = (code: string) => rows.find((school) => school.code === code)?.id ?? ''
  const third = rows.find(({ code }) => code !== '10272' && code !== '10269')?.id ?? ''
  const officer = await given.officer('school_registrar', '10272')
  await application.owner.query(
    "insert into staff_roles (staff_id, role, school_id) values ($1, 'school_registrar', $2)",
    [officer.staffId, idOf('10269')],
  )
  const { ticketNo } = await given.candidate().enrolledIn('040106').passed().enter()
  const sittingId = await newestSitting(application)
  const text = `准考证号,课程代码,成绩\n${ticketNo},00160,66\n`
  const send = (schoolId?: string) =>
    sendFile(officer, { kind: 'practice_scores', sittingId, text, ...(schoolId ? { schoolId } : {}) })

  for (const reply of [await send(), await send(third)])
    expect(reply.body).toMatchObject({ code: 'input_invalid', problems: [{ field: 'schoolId' }] })
  const { body: sent } = await send(idOf('10269'))
  await work(application, String(sent.id))
  const { body } = await officer.call('GET', `/api/office/imports/${sent.id}`)
  expect(body.batch).toMatchObject({ state: 'checked', rowsTotal: 1, rowsFaulty: 0 })
  const { body: session } = await officer.call('GET', '/api/office/session')
  expect((session.roles as { schoolId: string }[]).map(({ schoolId }) => schoolId).toSorted()).toEqual(
    [idOf('10269'), idOf('10272')].toSorted(),
  )
})
