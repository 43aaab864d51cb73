import { beforeEach, expect, test } from 'vitest'
import { bringIn, newestSitting } from '#tests/support/desk.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { fileGraduation, openGraduation } from '#tests/support/graduate.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { approve, fileRow, openSupplements, rowAtLastLevel, score } from '#tests/support/supplements.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const MAJOR = '120203K'
const LACKING = '13887'

beforeEach(async () => {
  await openGraduation(application)
  await openSupplements(application)
})

async function hold(officer: Officer, id: string): Promise<void> {
  await officer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  await openPictures(officer, id)
}

test('SUP-04, GRA-08 a supplement that is approved while graduation is decided is in the case of the approval, or nothing is approved', async () => {
  const person = await given
    .candidate()
    .enrolledIn(MAJOR)
    .passedAll({ but: [LACKING] })
    .enter()
  const row = await fileRow(person, score({ course: LACKING, mark: '66' }))
  const explanations = [{ course: LACKING, text: '1998 年已合格，补登正在审核，请查证。' }]
  const id = await fileGraduation(person, (form) => ({ ...form, explanations }))
  for (const role of ['school', 'authority'] as const) {
    const officer = await given.officer(`${role}_reviewer`, role === 'school' ? '10272' : undefined)
    await hold(officer, id)
    await approve(officer, id)
  }
  const last = await given.officer('authority_reviewer')
  await hold(last, id)
  const registrar = await rowAtLastLevel(given, row)
  const [graduated, registered] = await Promise.all([approve(last, id), approve(registrar, row)])
  expect(registered.status).toBe(200)
  const { rows } = await application.owner.query<{ verdict: string; source: string }>(
    `select d.answer::jsonb->>'verdict' as verdict, one->>'source' as source
     from degree_decisions d, jsonb_array_elements(d.degree_case::jsonb->'record'->'scores') one
     where d.application_id = $1 and d.kind = 'approved' and one->>'course' = $2`,
    [id, LACKING],
  )
  if (graduated.status === 200) expect(rows).toEqual([{ verdict: 'qualifies', source: 'supplement' }])
  else expect([graduated.body.code, rows]).toEqual(['exception_needed', []])
})

test('SUP-01 the same course approved as a supplement and imported as a score at once: both stand', async () => {
  const person = await given.candidate().passed().enter()
  const row = await fileRow(person, score({ course: LACKING, mark: '66' }))
  const last = await rowAtLastLevel(given, row)
  const clerk = await given.officer('score_officer')
  const sittingId = await newestSitting(application)
  const text = `准考证号,课程代码,成绩\n${person.ticketNo},${LACKING},75\n`
  const [approved] = await Promise.all([
    approve(last, row),
    bringIn(application, clerk, { kind: 'exam_scores', sittingId, text }),
  ])
  expect(approved.status).toBe(200)
  const { rows } = await application.owner.query(
    "select source, mark from scores where person_id = $1 and course_code = $2 and state = 'valid' order by source",
    [person.personId, LACKING],
  )
  expect(rows).toEqual([
    { source: 'exam', mark: 75 },
    { source: 'supplement', mark: 66 },
  ])
})

test('SUP-04 of an edit and an approval at once, one wins: what is approved is what the officer saw', async () => {
  const person = await given.candidate().passed().enter()
  const row = await fileRow(person, score({ course: LACKING, mark: '66' }))
  const school = await given.officer('school_reviewer', '10272')
  await hold(school, row)
  const [gone, passed] = await Promise.all([
    person.call('POST', `/api/portal/applications/${row}/withdraw`, { body: { revision: 1 } }),
    approve(school, row),
  ])
  expect([gone.status, passed.status].filter((status) => status === 200)).toHaveLength(1)
})
