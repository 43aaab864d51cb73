import { beforeAll, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { buildDegreeCase } from '#modules/degree/public.ts'
import { auditDegree } from '#rulebook/degree/audit-degree.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import {
  approve,
  approveRow,
  exemption,
  fileRow,
  openSupplements,
  rowAtLastLevel,
  score,
  transfer,
} from '#tests/support/supplements.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { undoDecision } from '#tests/support/undo.ts'

const application = startApplication()
const given = givenIn(application)

beforeAll(() => openSupplements(application), 60_000)

const scoresOf = async ({ personId }: Candidate) => {
  const { rows } = await application.owner.query(
    `select course_code as course, source, outcome, mark, grade, state, obtained_on::text as on, transferred_on::text as transferred,
       credits_at_origin::float as credits, name_at_origin as name, origin_province as province, origin_ticket_no as number
     from scores where person_id = $1 order by course_code, source`,
    [personId],
  )
  return rows
}
const sheet = async (person: Candidate) => {
  await application.deps.bus.caughtUp()
  const { body } = await person.call('GET', '/api/portal/scores')
  return body.scores as { id: string; courseCode: string; source: string; state: string; kind: string }[]
}
const degreeCase = (person: Candidate, graduatesOn = '2026-12-30') =>
  application.deps.database.read(deadlineIn(10_000), (tx) =>
    buildDegreeCase(tx, {
      ...{ ticketId: person.ticketId, at: application.clock.now(), on: '2026-12-16', graduatesOn },
    }),
  )

test('SUP-01, SCO-04 an approved score is 补登 on the sheet, with its life, and counts for the degree', async () => {
  const person = await given.candidate().passed().enter()
  const id = await fileRow(person, score({ course: '13000', mark: '68', passedOn: '1998-10' }))
  expect(await sheet(person)).toEqual([])
  const before = application.clock.now()
  expect((await approveRow(given, id)).status).toBe(200)
  expect(await scoresOf(person)).toMatchObject([
    { course: '13000', source: 'supplement', outcome: 'marked', mark: 68, on: '1998-10-31', state: 'valid' },
  ])
  const [shown] = await sheet(person)
  expect(shown).toMatchObject({ courseCode: '13000', source: 'supplement', state: 'valid' })
  const life = await person.call('GET', `/api/portal/scores/${shown?.id}/life`)
  // It was passed in 1998 and registered today.
  const [event] = life.body.events as { at: string; what: string }[]
  expect(event?.what).toBe('补登成绩登记')
  expect(new Date(event?.at ?? '') >= before).toBe(true)
  expect(life.text).toMatch(/1998年10月通过的成绩，第 \d+ 号补登审核通过。/)
  expect(auditDegree((await degreeCase(person)).degreeCase).met).toMatchObject([{ course: '13000' }])
})

test('SUP-01 the better of two scores counts, and both stay', async () => {
  const person = await given.candidate().passed('13000').enter()
  expect(
    (await approveRow(given, await fileRow(person, score({ course: '13000', mark: '88' })))).status,
  ).toBe(200)
  const rows = await scoresOf(person)
  expect(rows.map(({ source, mark, state }) => [source, mark, state])).toEqual([
    ['exam', 75, 'valid'],
    ['supplement', 88, 'valid'],
  ])
})

test('SUP-02 an approved exemption is one for the audit, and is refused when the course has been passed meanwhile', async () => {
  const person = await given.candidate().passed().enter()
  const id = await fileRow(person, exemption())
  const last = await rowAtLastLevel(given, id)
  const passed = await application.owner.query<{ id: string }>(
    `insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, obtained_on)
     select $1, gen_random_uuid(), $2, '13000', id, 'exam', 'marked', 61, held_to from sittings order by number limit 1 returning id`,
    [person.personId, person.ticketId],
  )
  const refused = await approve(last, id)
  expect([refused.status, refused.body.code]).toEqual([409, 'effect_impossible'])
  await application.owner.query('delete from scores where id = $1', [passed.rows[0]?.id])
  expect((await approve(last, id)).status).toBe(200)
  expect(await scoresOf(person)).toMatchObject([
    { course: '13000', source: 'supplement', outcome: 'exempted', on: '2015-06-10' },
  ])
  const { degreeCase: made } = await degreeCase(person)
  expect(made.record.scores).toMatchObject([{ course: '13000', outcome: { exempted: true } }])
})

test('SUP-03 an approved transfer gives each course with its origin, and the audit asks of it what it asks of every transfer', async () => {
  const person = await given.candidate().passed('13887', '13683', '13140', '13752').enter()
  const courses = [
    { course: '13000', mark: '70', credits: '7', passedOn: '2014-04-19' },
    { course: '04184', mark: '优秀', credits: '9.5', passedOn: '2013-10' },
  ]
  // 04184 is written here: a grade is refused when it is filed.
  courses[1] = { course: '04184', mark: '91', credits: '9.5', passedOn: '2013-10' }
  expect((await approveRow(given, await fileRow(person, transfer({ courses })))).status).toBe(200)
  const rows = (await scoresOf(person)).filter(({ source }) => source === 'transfer_in')
  expect(rows).toMatchObject([
    { course: '04184', mark: 91, on: '2013-10-31', transferred: '2015-09-20', credits: 9.5 },
    {
      course: '13000',
      mark: 70,
      on: '2014-04-19',
      transferred: '2015-09-20',
      credits: 7,
      province: '四川省',
      number: '510109123456',
    },
  ])
  const { degreeCase: made } = await degreeCase(person)
  const answer = auditDegree(made)
  expect(answer.unusable.map(({ why }) => why)).toEqual(['credits_differ'])
  const tooSoon = auditDegree({
    ...made,
    graduatesOn: '2016-03-19',
    on: '2016-03-01',
  })
  expect(tooSoon.unusable.map(({ why }) => why)).toContain('transfer_too_recent')
})

test('SUP-04, REV-06 what an approval gave is taken back by its undoing, and not when something relies on it', async () => {
  const person = await given.candidate().passed().enter()
  const id = await fileRow(person, transfer())
  expect((await approveRow(given, id)).status).toBe(200)
  await application.owner.query(
    "update scores set state = 'transferred_out' where person_id = $1 and source = 'transfer_in'",
    [person.personId],
  )
  const refused = await undoDecision(given, id)
  expect([refused.status, refused.body.code]).toEqual([409, 'effect_relied_on'])
  expect(refused.text).toContain('补登成绩已转出或作废')
  const again = await given.candidate().passed().enter()
  const other = await fileRow(again, transfer())
  expect((await approveRow(given, other)).status).toBe(200)
  expect((await undoDecision(given, other)).status).toBe(200)
  expect((await scoresOf(again)).map(({ state }) => state)).toEqual(['void'])
  expect((await approveRow(given, await fileRow(again, score()))).status).toBe(200)
})

test('SUP-04 nothing is approved for a 准考证 that is no longer 在籍', async () => {
  const person = await given.candidate().passed().enter()
  const id = await fileRow(person, score())
  const last = await rowAtLastLevel(given, id)
  await application.owner.query("update tickets set state = 'transferring_out' where id = $1", [
    person.ticketId,
  ])
  expect((await approve(last, id)).body.code).toBe('effect_impossible')
  expect(await scoresOf(person)).toEqual([])
})

test('SUP-03 a registered transfer is 转入（补登） on the sheet, and can be found as 补登', async () => {
  const person = await given.candidate().passed().enter()
  expect((await approveRow(given, await fileRow(person, transfer()))).status).toBe(200)
  expect(await sheet(person)).toMatchObject([
    { courseCode: '13000', source: 'transfer_in', isSupplement: true },
  ])
})
