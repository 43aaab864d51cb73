import { beforeEach, expect, test } from 'vitest'
import { degreeAuditTasks } from '#modules/degree-audits/public.ts'
import type { JobRun } from '#platform/jobs/jobs.store.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { appliesForGraduation, sampleBatch, withoutSampleGraduates } from '#tests/support/graduates.ts'
import { underOldPlan } from '#tests/support/old-plan.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
let officer: Officer
let batchId = ''

beforeEach(async () => {
  await withoutSampleGraduates(application)
  officer = await given.officer('authority_reviewer')
  batchId = await sampleBatch(application)
})

interface Line {
  ticketNo: string
  verdict: string
  fewest?: number
  path: { code: string; name: string }[]
}

const order = (who: Officer, body: object = { scope: 'batch' }) =>
  who.call('POST', `/api/office/graduation-batches/${batchId}/audits`, { body })
const run = (id: unknown, turn: JobRun = 'early') =>
  degreeAuditTasks(application.deps)['audit-degrees']({ auditId: String(id) }, turn)
const linesOf = async (who: Officer, id: unknown, show = 'all') => {
  const { body } = await who.call('GET', `/api/office/degree-audits/${id}?show=${show}`)
  return { audit: body.audit as Record<string, unknown>, lines: body.lines as Line[] }
}

/** A candidate of the 专科 major with all courses passed, or all but the last. */
async function zhuanke(short = 0): Promise<Candidate> {
  const { rows } = await application.owner.query<{ code: string }>(
    `select c.course_code as code from plan_courses c join plans p on p.id = c.plan_id join majors m on m.id = p.major_id
     where m.code = '530605' order by c.seq, c.course_code`,
  )
  const codes = rows.map(({ code }) => code)
  return given
    .candidate()
    .enrolledIn('530605')
    .passed(...codes.slice(0, codes.length - short))
    .enter()
}

test('AUD-07 a batch is audited by a job: who qualifies, who is one course away, and which', async () => {
  const [whole, short] = [await zhuanke(), await zhuanke(1)]
  for (const person of [whole, short]) await appliesForGraduation(application, person)
  const { body } = await order(officer)
  await run(body.id)
  const { audit, lines } = await linesOf(officer, body.id)
  expect(audit).toMatchObject({ state: 'done', total: 2, done: 2, qualifies: 1, oneShort: 1 })
  const of = (person: Candidate) => lines.find(({ ticketNo }) => ticketNo === person.ticketNo)
  expect(of(whole)).toMatchObject({ verdict: 'qualifies', fewest: 0, path: [] })
  expect(of(short)).toMatchObject({ verdict: 'short', fewest: 1 })
  expect(of(short)?.path[0]?.name).not.toBe('')
  expect((await linesOf(officer, body.id, 'one_short')).lines.map(({ ticketNo }) => ticketNo)).toEqual([
    short.ticketNo,
  ])
  const page = await officer.call('GET', `/api/office/graduation-batches/${batchId}`)
  expect(page.body).toMatchObject({ publishable: 1, obstacles: [{ code: 'audit_failed', count: 1 }] })
})

test('AUD-07, AUD-09 a version of the plan that ended after the filing holds nobody of the batch back', async () => {
  const person = await zhuanke()
  const { applicationId } = await appliesForGraduation(application, person)
  const day = (days: number) =>
    new Date(application.clock.now().getTime() + days * 24 * 3600_000).toISOString().slice(0, 10)
  await application.owner.query(
    `with plan as (update plans set graduates_until = $3 from tickets t where t.id = $1 and t.plan_id = plans.id returning plans.id)
     insert into degree_decisions (id, person_id, application_id, revision, kind, plan_id, rules_version, degree_case, answer, decided_at)
     select gen_random_uuid(), $2, $4, 1, 'filed', plan.id, '1', $5, '{}', $6 from plan`,
    [
      ...[person.ticketId, person.personId, day(-3), applicationId],
      ...[JSON.stringify({ on: day(-10), record: { situation: null } }), application.clock.now()],
    ],
  )
  const { body } = await order(officer)
  await run(body.id)
  expect((await linesOf(officer, body.id)).lines).toMatchObject([{ verdict: 'qualifies' }])
})

test('AUD-07 beyond the applicants: everybody in record at a school and in a major, graduates left out', async () => {
  const person = await zhuanke()
  const { rows } = await application.owner.query<{ id: string; school_id: string; n: number }>(
    `select m.id, m.school_id, (select count(*)::int from tickets t join plans p on p.id = t.plan_id where p.major_id = m.id and t.state = 'active') as n
     from majors m where m.code = '530605'`,
  )
  const [major] = rows
  const { body } = await order(officer, { scope: 'record', schoolId: major?.school_id, majorId: major?.id })
  await run(body.id)
  const { audit } = await linesOf(officer, body.id)
  expect(audit).toMatchObject({ state: 'done', total: major?.n })
  const { lines } = await linesOf(officer, body.id, 'qualifies')
  expect(lines.map(({ ticketNo }) => ticketNo)).toContain(person.ticketNo)
})

test('AUD-07 who began under the plan before is audited under the one in force, as on their own page', async () => {
  const person = await given.candidate().enter()
  const { majorId, schoolId } = await underOldPlan(application, person.ticketId)
  const { body } = await order(officer, { scope: 'record', schoolId, majorId })
  await run(body.id)
  const { rows: lines } = await application.owner.query<{ fewest: number; answer: { blocks: string[] } }>(
    'select fewest, answer from graduation_audit_lines where audit_id = $1 and ticket_id = $2',
    [body.id, person.ticketId],
  )
  const own = await person.call('GET', '/api/portal/degree')
  expect(lines).toMatchObject([{ fewest: own.body.fewest, answer: { blocks: ['prior_qualification'] } }])
})

test('AUD-07 interrupted and run twice at once it goes on behind the last page, and nobody is audited twice', async () => {
  const applied: string[] = []
  for (let n = 0; n < 3; n += 1)
    applied.push((await appliesForGraduation(application, await zhuanke())).applicationId)
  const { body } = await order(officer)
  // The first page of an earlier run, which was killed after it.
  await application.owner.query(
    `with first as (select id, ticket_id, school_id from applications where id = any($2) order by id limit 1),
       line as (insert into graduation_audit_lines (audit_id, subject_id, ticket_id, school_id, verdict, fewest, answer)
         select $1, id, ticket_id, school_id, 'qualifies', 0, '{"path": []}' from first)
     update graduation_audits set done = 1, after_id = (select id from first) where id = $1`,
    [body.id, applied],
  )
  await Promise.all([run(body.id), run(body.id), run(body.id)])
  const { audit, lines } = await linesOf(officer, body.id)
  expect(audit).toMatchObject({ state: 'done', done: 3, total: 3 })
  expect(lines).toHaveLength(3)
})

test('AUD-07 a record that cannot be judged is said to be invalid, and keeps nobody else from an answer', async () => {
  const [bad, whole] = [await given.candidate().enrolledIn('030101K').enter(), await zhuanke()]
  for (const person of [bad, whole]) await appliesForGraduation(application, person)
  await application.owner.query(
    `update plans set choices = '5' from tickets t where t.plan_id = plans.id and t.id = $1`,
    [bad.ticketId],
  )
  const { body } = await order(officer)
  await run(body.id)
  const { audit, lines } = await linesOf(officer, body.id)
  expect(audit).toMatchObject({ state: 'done', total: 2, done: 2 })
  const verdicts = Object.fromEntries(lines.map(({ ticketNo, verdict }) => [ticketNo, verdict]))
  expect(verdicts).toEqual({ [bad.ticketNo]: 'invalid', [whole.ticketNo]: 'qualifies' })
})

test('AUD-07 an audit whose last run was killed says that it failed, and another can be ordered', async () => {
  await appliesForGraduation(application, await zhuanke())
  const { body } = await order(officer)
  await run(body.id, 'over')
  expect((await linesOf(officer, body.id)).audit).toMatchObject({ state: 'failed', done: 0 })
  expect((await order(officer)).status).toBe(200)
})

test('AUD-07 one audit of a scope runs at a time', async () => {
  await appliesForGraduation(application, await zhuanke(1))
  const replies = await Promise.all(Array.from({ length: 6 }, () => order(officer)))
  const [first] = replies.filter(({ status }) => status === 200)
  expect(replies.filter(({ body }) => body.code === 'degree_audit_runs')).toHaveLength(5)
  await run(first?.body.id)
  expect((await order(officer)).status).toBe(200)
})

test('AUD-07 a school orders and sees audits of its own candidates only', async () => {
  const [own, other] = [
    await given.candidate().enter(),
    await given.candidate().enrolledIn('030101K').enter(),
  ]
  for (const person of [own, other]) await appliesForGraduation(application, person)
  const reviewer = await given.officer('school_reviewer', '10272')
  const { body } = await order(reviewer)
  await run(body.id)
  expect((await linesOf(reviewer, body.id)).lines.map(({ ticketNo }) => ticketNo)).toEqual([own.ticketNo])
  const whole = await order(officer)
  await run(whole.body.id)
  const refused = await reviewer.call('GET', `/api/office/degree-audits/${whole.body.id}`)
  expect(refused.status).toBe(404)
})

test('AUD-07 staff of two schools say which of them they audit', async () => {
  const reviewer = await given.officer('school_reviewer', '10272')
  const { rows } = await application.owner.query<{ id: string }>(
    `insert into staff_roles (staff_id, role, school_id)
     select $1, 'school_reviewer', m.school_id from majors m where m.code = '030101K' returning school_id as id`,
    [reviewer.staffId],
  )
  const person = await given.candidate().enrolledIn('030101K').enter()
  await appliesForGraduation(application, person)
  await appliesForGraduation(application, await given.candidate().enter())
  expect((await order(reviewer)).body).toMatchObject({
    code: 'degree_audit_school',
    text: expect.stringContaining('请先选择主考学校'),
  })
  const { body } = await order(reviewer, { scope: 'batch', schoolId: rows[0]?.id })
  await run(body.id)
  expect((await linesOf(reviewer, body.id)).lines.map(({ ticketNo }) => ticketNo)).toEqual([person.ticketNo])
  const { body: listed } = await reviewer.call('GET', `/api/office/graduation-batches/${batchId}/audits`)
  expect(listed.ofOneSchool).toBe(true)
})

test('AUD-07 what is offered to be audited is what may be: also a school without a plan, and none that is only seen', async () => {
  const reviewer = await given.officer('school_reviewer', '10272')
  const { rows } = await application.owner.query<{ id: string; own: string }>(
    `with school as (insert into schools (id, code, name) values (gen_random_uuid(), '19999', '无计划学院') returning id),
      role as (insert into staff_roles (staff_id, role, school_id) select $1, 'school_reviewer', id from school returning school_id),
      seen as (insert into staff_roles (staff_id, role, school_id)
        select $1, 'school_registrar', m.school_id from majors m where m.code = '030101K' returning school_id)
     select school_id as id, (select id from schools where code = '10272') as own from role`,
    [reviewer.staffId],
  )
  const { id = '', own = '' } = rows[0] ?? {}
  const { body } = await reviewer.call('GET', `/api/office/graduation-batches/${batchId}/audits`)
  expect((body.schools as { id: string }[]).map((one) => one.id).toSorted()).toEqual([id, own].toSorted())
  expect(new Set((body.majors as { schoolId: string }[]).map(({ schoolId }) => schoolId))).toEqual(
    new Set([own]),
  )
})
