import { expect, test } from 'vitest'
import type { DraftView } from '#contracts/applications.ts'
import { fileExemption, submitDraft } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { underOldPlan } from '#tests/support/old-plan.ts'
import { fileRow, openSupplements, transfer } from '#tests/support/supplements.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { rejectAtSchool } from '#tests/support/undo.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
const given = givenIn(application)

const courseOf = async (visitor: Visitor, code: string) => {
  const { body } = await visitor.call('GET', '/api/portal/exemption/courses')
  return (body.courses as { code: string; why?: string }[]).find((one) => one.code === code)
}

/** The same person at another browser, under a second 准考证 of the same major. */
async function underAnother(person: Candidate): Promise<Visitor> {
  return given.again({ ...person, ticketId: await given.anotherTicket(person, '120203K') })
}

test('EXM-01, APP-06 a course that is asked for under another 准考证 waits under all of them', async () => {
  const person = await given.candidate().enter()
  const other = await underAnother(person)
  expect(await courseOf(other, '03708')).not.toHaveProperty('why')
  await fileExemption(person, { courses: ['03708'], seed: 41 })
  expect(await courseOf(other, '03708')).toMatchObject({ why: expect.stringContaining('正在办理中') })
  await expect(fileExemption(other, { courses: ['03708'], seed: 42 })).rejects.toThrow('正在办理中')
  // What is not asked for there can be asked for here.
  await fileExemption(other, { courses: ['03709'], seed: 43 })
})

test('SUP-04, EXM-01 a course that a waiting 转入补登 brings in is not asked for as 免考 meanwhile', async () => {
  await openSupplements(application)
  const person = await given.candidate().enter()
  const courses = ['03708', '03709'].map((course) => ({
    ...{ course, mark: '70', credits: '2', passedOn: '2014-04-19' },
  }))
  const { ids } = await fileExemption(person, { courses: ['03708'], seed: 51 })
  await rejectAtSchool(given, ids[0] ?? '')
  await fileRow(person, transfer({ courses }))
  expect(await courseOf(person, '03709')).toMatchObject({ why: expect.stringContaining('正在办理中') })
  await expect(fileExemption(person, { courses: ['03709'], seed: 52 })).rejects.toThrow('正在办理中')
  const { body: home } = await person.call('GET', '/api/portal/home')
  expect((home.things as { kind: string }[]).filter(({ kind }) => kind === 'rejected')).toEqual([])
  const { body } = await person.call('POST', `/api/portal/applications/${ids[0]}/draft`)
  expect((await submitDraft(person, body as unknown as DraftView)).text).toContain('补登转入')
})

test('EXM-01 of two filings of one course at once, under two 准考证, one is filed', async () => {
  const person = await given.candidate().enter()
  const other = await underAnother(person)
  const filings = await Promise.allSettled([
    fileExemption(person, { courses: ['03708'], seed: 44 }),
    fileExemption(other, { courses: ['03708'], seed: 45 }),
  ])
  expect(filings.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const { rows } = await application.owner.query('select state from applications where person_id = $1', [
    person.personId,
  ])
  expect(rows).toEqual([{ state: 'pending' }])
})

test('EXM-01, APP-04 what was passed since it was rejected is not filed again', async () => {
  const person = await given.candidate().enter()
  const { ids } = await fileExemption(person, { courses: ['03708'], seed: 47 })
  await rejectAtSchool(given, ids[0] ?? '')
  await application.owner.query(
    `insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, obtained_on)
     select $1, gen_random_uuid(), $2, '03708', id, 'exam', 'marked', 61, held_to from sittings order by number limit 1`,
    [person.personId, person.ticketId],
  )
  const { body } = await person.call('POST', `/api/portal/applications/${ids[0]}/draft`)
  const refused = await submitDraft(person, body as unknown as DraftView)
  expect(refused.body).toMatchObject({
    code: 'draft_incomplete',
    problems: [{ field: 'courses.03708', code: 'passed', text: expect.stringContaining('该课程已合格') }],
  })
})

test('EXM-01, EXM-04, EXM-05 who began under the plan before chooses among the courses of the plan that is in force now', async () => {
  const person = await given.candidate().passed('00015', '00150', '00159', '00160', '00161', '04184').enter()
  await underOldPlan(application, person.ticketId)
  // 13000 is in the new plan only, 00162 in the old one; what was passed of either counts towards the condition of the school.
  expect(await courseOf(person, '13000')).toMatchObject({ code: '13000' })
  expect(await courseOf(person, '13000')).not.toHaveProperty('why')
  expect(await courseOf(person, '00162')).toMatchObject({ code: '00162' })
  const page = await person.call('GET', '/api/portal/services/exemption')
  expect((page.body.preconditions as { met: boolean }[]).every(({ met }) => met)).toBe(true)
  await fileExemption(person, { courses: ['13000'], seed: 46 })
})
