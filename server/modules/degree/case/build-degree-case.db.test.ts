import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { auditDegree } from '#rulebook/degree/audit-degree.ts'
import { parseDegreeCase } from '#rulebook/degree/parse-degree-case.ts'
import { fileExemption } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { countStatements } from '#tests/support/statements.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { buildDegreeCase, type CaseQuestion, explainAudit, listWaitingFor } from '../public.ts'

const application = startApplication()
const given = givenIn(application)

const build = (person: Candidate, more: Partial<CaseQuestion> = {}) =>
  application.deps.database.read(deadlineIn(10_000), (tx) =>
    buildDegreeCase(tx, {
      ticketId: person.ticketId,
      at: application.clock.now(),
      on: '2026-12-16',
      graduatesOn: '2026-12-30',
      ...more,
    }),
  )

test('AUD-02 a case is of the exchange format, with the scores of every 准考证 of the person, and the audit decides it', async () => {
  const person = await given.candidate().passed('13000', '04184').enter()
  const otherId = await given.anotherTicket(person, '530605')
  await application.owner.query(
    `insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, obtained_on)
     select $1, gen_random_uuid(), $2, '13140', id, 'exam', 'marked', 66, held_to from sittings order by number limit 1`,
    [person.personId, otherId],
  )
  const { degreeCase, ticketNos } = await build(person)
  expect(parseDegreeCase(JSON.parse(JSON.stringify(degreeCase)))).toEqual({ kind: 'case', degreeCase })
  const scores = degreeCase.record.scores
  expect(scores.map(({ course, ownMajor }) => [course, ownMajor])).toEqual([
    ['04184', true],
    ['13000', true],
    ['13140', false],
  ])
  expect(scores.map(({ id }) => ticketNos.get(id) === person.ticketNo)).toEqual([true, true, false])
  const answer = auditDegree(degreeCase)
  expect(answer.met.map(({ course }) => course).sort()).toEqual(['04184', '13000', '13140'])
  const lines = explainAudit(degreeCase, answer)
  expect(lines.find((line) => line.kind === 'course' && line.course === '13000')).toMatchObject({
    state: 'met',
    why: { code: 'scored' },
  })
})

test('AUD-02, SCO-03 a score counts from the instant of its publication and not before', async () => {
  const person = await given.candidate().passed().enter()
  const { rows } = await application.owner.query<{ batch_id: string; publish_at: Date; sitting_id: string }>(
    `select pb.batch_id, p.publish_at, p.sitting_id from publications p join publication_batches pb on pb.publication_id = p.id
     where p.state = 'approved' order by p.publish_at desc limit 1`,
  )
  const [{ batch_id: batchId, publish_at: publishAt, sitting_id: sittingId } = { publish_at: new Date(0) }] =
    rows
  await application.owner.query(
    `insert into scores (person_id, id, ticket_id, course_code, sitting_id, batch_id, source, outcome, mark, obtained_on)
     values ($1, gen_random_uuid(), $2, '13000', $3, $4, 'exam', 'marked', 80, '2026-10-25')`,
    [person.personId, person.ticketId, sittingId, batchId],
  )
  const before = await build(person, { at: new Date(publishAt.getTime() - 1) })
  const after = await build(person, { at: publishAt })
  expect([before, after].map(({ degreeCase }) => degreeCase.record.scores.length)).toEqual([0, 1])
})

test('AUD-02 a transferred score counts by what the other province says of it', async () => {
  const person = await given.candidate().passed().enter()
  const insert = (course: string, credits: number) =>
    application.owner.query(
      `insert into scores (person_id, id, ticket_id, course_code, source, outcome, mark, obtained_on, transferred_on, credits_at_origin, name_at_origin)
       select $1, gen_random_uuid(), $2, code, 'transfer_in', 'marked', 70, '2023-04-16', '2026-09-20', $4, name from courses where code = $3`,
      [person.personId, person.ticketId, course, credits],
    )
  await insert('13000', 7)
  await insert('04184', 99)
  const { degreeCase } = await build(person)
  expect(auditDegree(degreeCase).unusable.map(({ why }) => why)).toEqual([
    'credits_differ',
    'transfer_too_recent',
  ])
  const later = await build(person, { on: '2027-06-16', graduatesOn: '2027-06-30' })
  expect(auditDegree(later.degreeCase).unusable.map(({ why }) => why)).toEqual(['credits_differ'])
  await expect(
    application.owner.query(
      `insert into scores (person_id, id, ticket_id, course_code, source, outcome, mark, obtained_on)
       values ($1, gen_random_uuid(), $2, '13140', 'transfer_in', 'marked', 70, '2023-04-16')`,
      [person.personId, person.ticketId],
    ),
  ).rejects.toThrow(/scores_of_origin/)
})

test('AUD-02 a score is worth what its own plan says, else the audited one, else the newest that has the course', async () => {
  const person = await given.candidate().passed('13000').enter()
  const otherId = await given.anotherTicket(person, '530605')
  const { owner } = application
  const worth = (course: string, credits: number, plan: string) =>
    owner.query(
      `insert into plan_courses (plan_id, course_code, seq, credits, mode, requirement)
       select id, $1, 200, $2, 'written', 'choice' from plans where ${plan}
       on conflict (plan_id, course_code) do update set credits = excluded.credits`,
      [course, credits],
    )
  // Two courses that no plan of the person has, and the first of them not the other plan either.
  const { rows } = await owner.query<{ code: string }>(
    'select code from courses where code not in (select course_code from plan_courses) order by code limit 2',
  )
  const [far = '', near = ''] = rows.map(({ code }) => code)
  const own = `id = (select plan_id from tickets where id = '${person.ticketId}')`
  const ofOther = `id = (select plan_id from tickets where id = '${otherId}')`
  const elsewhere = `id not in (select plan_id from tickets where person_id = '${person.personId}')`
  const byDate = (order: string) =>
    `id = (select id from plans where ${elsewhere} order by effective_on ${order}, id limit 1)`
  await worth(far, 3, byDate('asc'))
  await worth(far, 9, byDate('desc'))
  await worth(near, 8, ofOther)
  await worth(near, 2, byDate('asc'))
  for (const [course, ticketId] of [
    [far, person.ticketId],
    [near, otherId],
    ['13000', otherId],
  ])
    await owner.query(
      `insert into scores (person_id, id, ticket_id, course_code, source, outcome, obtained_on, origin_note)
       values ($1, gen_random_uuid(), $2, $3, 'supplement', 'exempted', '2024-04-16', '测试')`,
      [person.personId, ticketId, course],
    )
  const { rows: plans } = await owner.query(
    `select id, (select credits from plan_courses c where c.plan_id = plans.id and course_code = '13000') as credits from plans where ${own}`,
  )
  const { degreeCase } = await build(person, { planId: plans[0].id })
  const credits = degreeCase.record.scores.map(({ course, credits: worthOf }) => [course, worthOf])
  expect(Object.fromEntries(credits)).toEqual({ [far]: 9, [near]: 8, 13000: Number(plans[0].credits) })
})

test('AUD-02, OPS-02 a case costs the database two statements, however many 准考证 and scores there are', async () => {
  const beginner = await given.candidate().enter()
  const person = await given.candidate().passed('13000', '04184').enter()
  await given.anotherTicket(person, '530605')
  const count = countStatements(application)
  for (const one of [beginner, person]) {
    count.asked = 0
    await build(one)
    expect(count.asked).toBe(2)
  }
})

test('AUD-06 courses can be taken as passed, and a 准考证 of another person is not found', async () => {
  const person = await given.candidate().passed().enter()
  const { degreeCase } = await build(person, { assumed: ['13000', '99999'] })
  expect(auditDegree(degreeCase).met).toEqual([{ course: '13000', scores: ['assumed:13000'] }])
  await expect(build({ ...person, ticketId: person.personId })).rejects.toMatchObject({ code: 'not_found' })
})

test('GRA-06 the wallet claims the 前置学历 with the diploma and its companion', async () => {
  const person = await given.candidate().enter()
  const add = (type: string) => person.call('POST', '/api/portal/credentials', { body: { type } })
  expect((await build(person)).degreeCase.record.priorQualification).toBe('none')
  await add('diploma')
  expect((await build(person)).degreeCase.record.priorQualification).toBe('none')
  await add('registration_form')
  expect((await build(person)).degreeCase.record.priorQualification).toBe('claimed')
})

test('AUD-04 an exemption that waits for its decision is known, under any 准考证', async () => {
  const person = await given.candidate().enter()
  const { ids } = await fileExemption(person, { courses: ['03708'], seed: 9 })
  expect(
    await application.deps.database.read(deadlineIn(5_000), (tx) =>
      listWaitingFor(tx, application.deps, person.personId),
    ),
  ).toEqual(new Map([['03708', ids[0]]]))
})
