import { beforeEach, expect, test } from 'vitest'
import type { GraduationForm } from '#contracts/forms/graduation.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { answerLine } from '#rulebook/degree/answer-line.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import {
  beginGraduation,
  fileGraduation,
  openGraduation,
  saveGraduation,
  soundForm,
  withPapers,
} from '#tests/support/graduate.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { fileRow, openSupplements, transfer } from '#tests/support/supplements.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const MAJOR = '120203K'
/** From that day on, whoever has this 准考证 graduates under a newer version of its plan, and no other. */
const OFFERS_ANOTHER = `with newer as (
   insert into plans (id, major_id, version, effective_on, min_courses, min_credits, source)
   select gen_random_uuid(), p.major_id, '2037年版', '2026-01-01', p.min_courses, p.min_credits, '测试'
   from tickets t join plans p on p.id = t.plan_id where t.id = $1 returning id)
   insert into plan_transitions (ticket_plan_id, degree_plan_id, applies_from, is_default, words, source)
   select t.plan_id, newer.id, $2::date, true, '测试', '测试' from tickets t, newer where t.id = $1`

beforeEach(() => openGraduation(application))

const graduand = (...without: readonly string[]) =>
  given.candidate().enrolledIn(MAJOR).passedAll({ but: without }).enter()

async function problemsOf(candidate: Visitor, id: string): Promise<string[]> {
  const { body } = await candidate.call('GET', `/api/portal/drafts/${id}/check`)
  return (body.problems as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`)
}

async function decide(officer: Officer, id: string, verdict: object = { verdict: 'approve' }) {
  await officer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  await openPictures(officer, id)
  const { body } = await officer.call('GET', `/api/office/reviews/${id}`)
  const { revision } = body.item as { revision: number }
  return officer.call('POST', `/api/office/reviews/${id}/decision`, {
    body: { revision, reasons: [], ...verdict },
  })
}

async function decisions(id: string): Promise<string[]> {
  const { rows } = await application.owner.query<{ one: string }>(
    `select kind || ' ' || (answer::jsonb->>'verdict') as one from degree_decisions where application_id = $1 order by 1`,
    [id],
  )
  return rows.map(({ one }) => one)
}

/** The school asks for an amendment within seven days. */
async function asksToAmend(id: string): Promise<void> {
  const officer = await given.officer('school_reviewer', '10272')
  await officer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  const asked = await officer.call('POST', `/api/office/reviews/${id}/amendment`, {
    body: { revision: 1, days: 7, reasons: [{ code: 'other' }], note: '请补充说明' },
  })
  expect(asked.body).toEqual({ state: 'amending' })
}

/** The officers of the three levels. */
async function desk() {
  const school = await given.officer('school_reviewer', '10272')
  const [second, third] = [
    await given.officer('authority_reviewer'),
    await given.officer('authority_reviewer'),
  ]
  return { school, second, third }
}

test('GRA-01, GRA-02 a draft begins with the record, and the requirements stand beside the scores', async () => {
  const candidate = await graduand('13000')
  const { body } = await candidate.call('GET', '/api/portal/graduation/choices')
  expect(body).toMatchObject({ person: { name: candidate.name }, appraisal: { min: 200, max: 500 } })
  const [plan] = body.plans as { planId: string; majorCode: string }[]
  expect(plan?.majorCode).toBe(MAJOR)
  const { form } = await beginGraduation(candidate)
  expect(form).toMatchObject({ planId: plan?.planId, contact: { gender: expect.stringMatching(/male/) } })
  const asked = await candidate.call('GET', `/api/portal/graduation/requirements?planId=${plan?.planId}`)
  expect(asked.body).toMatchObject({ needsPrior: true, situations: [], blocks: [] })
  const lines = (asked.body.groups as { lines: Record<string, unknown>[] }[]).flatMap((group) => group.lines)
  expect(lines.find(({ course }) => course === '04184')).toMatchObject({ state: 'met', score: '75 分' })
  expect(lines.find(({ course }) => course === '13000')).not.toMatchObject({ state: 'met' })
})

test('AUD-04, GRA-02 a missing course that a waiting 转入补登 brings in is said to wait for its decision', async () => {
  await openSupplements(application)
  const candidate = await graduand('13000')
  await fileRow(candidate, transfer())
  const { form } = await beginGraduation(candidate)
  const { body } = await candidate.call('GET', `/api/portal/graduation/requirements?planId=${form.planId}`)
  const lines = (body.groups as { lines: Record<string, unknown>[] }[]).flatMap((group) => group.lines)
  expect(lines.find(({ course }) => course === '13000')).toMatchObject({
    state: 'missing',
    why: '已申请免考或补登，等待审核结果。',
  })
})

test('AUD-05, GRA-08 at 毕业进度 the next step of whoever has applied is the application, and not another one', async () => {
  const candidate = await graduand()
  const next = async () => (await candidate.call('GET', '/api/portal/degree')).body.next
  expect(await next()).toMatchObject({ kind: 'apply' })
  const applicationId = await fileGraduation(candidate)
  expect(await next()).toEqual({ kind: 'applied', state: 'in_review', applicationId })
  await asksToAmend(applicationId)
  expect(await next()).toMatchObject({ kind: 'applied', state: 'amending' })
})

test('GRA-08, APP-06 whoever has applied is told so before the first step, and not after the last', async () => {
  const candidate = await graduand()
  const offered = async (visitor: Visitor) =>
    (await visitor.call('GET', '/api/portal/services/graduation')).body.preconditions
  expect(await offered(candidate)).toMatchObject([{ met: true }])
  const ticketId = await given.anotherTicket(candidate, '530605')
  const other = await given.again({ ...candidate, ticketId })
  const begun = await beginGraduation(other)
  const id = await fileGraduation(candidate)
  expect(await offered(candidate)).toEqual([
    { text: expect.stringContaining('已经申请'), met: false, application: { service: 'graduation', id } },
  ])
  const again = await candidate.call('POST', '/api/portal/services/graduation/draft', {
    body: { noticeVersion: 1 },
  })
  expect([again.status, again.body.code]).toEqual([409, 'precondition_unmet'])
  // The other level of the same batch: the draft that was begun before says so where it is confirmed.
  expect(await offered(other)).toEqual([{ text: expect.stringContaining('同一批次'), met: false }])
  expect(await problemsOf(other, begun.id)).toContain('planId open')
})

test('GRA-08, APP-04 a new draft beside a rejected application says that it is filed again from the list', async () => {
  const candidate = await graduand()
  const id = await fileGraduation(candidate)
  await decide(await given.officer('school_reviewer', '10272'), id, {
    verdict: 'reject',
    reasons: [{ code: 'other' }],
    note: '请补充说明',
  })
  const draft = await beginGraduation(candidate)
  expect(await problemsOf(candidate, draft.id)).toContain('planId rejected')
  const refiled = await candidate.call('POST', `/api/portal/applications/${id}/draft`)
  expect([refiled.status, await problemsOf(candidate, String(refiled.body.id))]).toEqual([200, []])
})

test('GRA-01, APP-03 whoever files again after a withdrawal finds what was filled in', async () => {
  const candidate = await graduand()
  const id = await fileGraduation(candidate)
  await candidate.call('POST', `/api/portal/applications/${id}/withdraw`, { body: { revision: 1 } })
  const { id: draft, form } = await beginGraduation(candidate)
  expect(form).toEqual({
    ...soundForm(form),
    prior: expect.objectContaining({ school: '苏州大学' }),
    photoId: expect.any(String),
  })
  expect(await problemsOf(candidate, draft)).toEqual([])
})

test('GRA-01, APP-03 where the version that was withdrawn is no longer offered, all is kept but what was said of its courses', async () => {
  const candidate = await graduand('13887')
  const id = await fileGraduation(candidate, (form) => ({
    ...form,
    situation: 'teacher',
    explanations: [{ course: '13887', text: '2019 年 4 月已经合格。' }],
  }))
  await candidate.call('POST', `/api/portal/applications/${id}/withdraw`, { body: { revision: 1 } })
  // The form says how somebody can be reached about this application; what is on record is another matter.
  const body = { address: '上海市徐汇区淮海中路1555号', postcode: '200031', email: 'a@163.com' }
  expect((await candidate.call('PUT', '/api/portal/person/contact', { body })).status).toBe(200)
  const today = beijingDateOf(application.clock.now())
  await application.owner.query(OFFERS_ANOTHER, [candidate.ticketId, today])
  const { rows } = await application.owner.query("select id from plans where version = '2037年版'")
  const { form } = await beginGraduation(candidate)
  expect(Object.keys(form)).not.toContain('situation')
  expect(form).toEqual({
    ...soundForm(form),
    planId: rows[0].id,
    explanations: [],
    prior: expect.objectContaining({
      school: '苏州大学',
      credentialIds: [expect.any(String), expect.any(String)],
    }),
    photoId: expect.any(String),
  })
})

test('GRA-07 every step that is not filled in is named at once, each at its field', async () => {
  const candidate = await graduand('13887')
  const { id } = await beginGraduation(candidate)
  const problems = await problemsOf(candidate, id)
  expect(problems).toEqual(
    expect.arrayContaining([
      'explanations.13887 missing',
      'contact.ethnicity missing',
      'contact.address missing',
      'resume missing',
      'family missing',
      'appraisal missing',
      'prior.era missing',
      'prior.diploma missing',
      'photoId missing',
    ]),
  )
})

test('GRA-06 the papers follow the year of the prior diploma, and are told where they are wrong', async () => {
  const candidate = await graduand()
  const draft = await beginGraduation(candidate)
  const form = await withPapers(candidate, soundForm(draft.form))
  const [diplomaId = ''] = form.prior.credentialIds
  const early = { ...form, prior: { ...form.prior, era: 'before2002' as const } }
  const saved = await saveGraduation(candidate, draft, early)
  const { body } = await candidate.call('GET', `/api/portal/drafts/${draft.id}/check`)
  const words = (body.problems as { text: string }[]).map(({ text }) => text)
  expect(new Set(words).size).toBe(words.length)
  expect(await problemsOf(candidate, draft.id)).toEqual([
    'prior.verification_report missing',
    `evidence.${diplomaId}.obtainedOn era`,
    'prior.era mismatch',
    `evidence.${form.prior.credentialIds[1]}.type misfit`,
  ])
  await saveGraduation(candidate, saved, form)
  expect(await problemsOf(candidate, draft.id)).toEqual([])
})

test('GRA-08, AUD-09 three levels approve, and each filing and approval keeps the case that was audited', async () => {
  const candidate = await graduand()
  const id = await fileGraduation(candidate)
  const { filingId } = (await candidate.call('GET', `/api/portal/applications/${id}`)).body
  const result = await candidate.call('GET', `/api/portal/filings/${filingId}`)
  expect(result.body.school).toEqual({ name: '上海财经大学', website: 'https://zikao.sufe.edu.cn/' })
  const { school, second, third } = await desk()
  const seen = await school.call('GET', `/api/office/reviews/${id}`)
  expect(seen.body).toMatchObject({ levels: 3, levelName: '初审', advice: { verdict: 'supported' } })
  for (const officer of [school, second])
    expect((await decide(officer, id)).body).toEqual({ state: 'in_review' })
  const last = await third.call('GET', `/api/office/reviews/${id}`)
  expect(last.body).toMatchObject({ levelName: '终审' })
  const approved = await decide(third, id)
  expect([approved.body, approved.text]).toEqual([{ state: 'approved' }, approved.text])
  expect(await decisions(id)).toEqual([
    'approved qualifies',
    'filed qualifies',
    'passed qualifies',
    'passed qualifies',
  ])
  const { rows } = await application.owner.query<{ degree_case: string; answer: string }>(
    'select degree_case, answer from degree_decisions where application_id = $1',
    [id],
  )
  for (const kept of rows) expect(answerLine(kept.degree_case)).toBe(kept.answer)
  // The ticket is graduated by the publication of the batch, and by nothing before.
  const { body } = await candidate.call('GET', '/api/portal/session')
  expect(body.tickets).toMatchObject([{ state: '在籍' }])
})

test('GRA-04, AUD-04 a missing course with an explanation is approved only as an exception that a second person agrees to', async () => {
  const candidate = await graduand('13887')
  const id = await fileGraduation(candidate, (form) => ({
    ...form,
    explanations: [{ course: '13887', text: '2019 年 4 月已合格，成绩单在主考学校。' }],
  }))
  const { school, second, third } = await desk()
  const { body } = await school.call('GET', `/api/office/reviews/${id}`)
  expect(JSON.stringify(body.filed)).toContain('2019 年 4 月已合格')
  expect(body.advice).toMatchObject({ verdict: 'unsupported' })
  for (const officer of [school, second]) await decide(officer, id)
  const refused = await decide(third, id)
  expect(refused.body).toMatchObject({ code: 'exception_needed' })
  const asked = await third.call('POST', `/api/office/reviews/${id}/exception`, {
    body: { revision: 1, reason: '成绩单原件已核对' },
  })
  expect((await decide(third, id)).body).toMatchObject({ code: 'exception_needed' })
  // Whoever may agree is told of it; whoever asked is not.
  expect([await exceptionsFor(second), await exceptionsFor(third)]).toEqual([[1, id], [0]])
  const agree = { body: { decision: 'agree' } }
  const own = await third.call('POST', `/api/office/exceptions/${asked.body.id}/decision`, agree)
  expect(own.body).toMatchObject({ code: 'second_person' })
  const agreed = await second.call('POST', `/api/office/exceptions/${asked.body.id}/decision`, agree)
  expect([agreed.status, agreed.text]).toEqual([200, agreed.text])
  expect(await exceptionsFor(second)).toEqual([0])
  expect((await decide(third, id)).body).toEqual({ state: 'approved' })
  expect(await decisions(id)).toContain('approved short')
})

/** How many exceptions wait for an officer, and which applications the queue lists for that. */
async function exceptionsFor(who: Officer): Promise<unknown[]> {
  const { body } = await who.call('GET', '/api/office/reviews/queues')
  const queues = body.queues as { service: string; exceptions: number }[]
  const search = { service: 'graduation', show: 'waiting', mark: 'exception' }
  const listed = await who.call('POST', '/api/office/reviews/search', { body: search })
  const ids = (listed.body.items as { id: string }[]).map((item) => item.id)
  return [queues.find(({ service }) => service === 'graduation')?.exceptions, ...ids]
}

test('AUD-04 an exception is asked for where the last approval is due, and not agreed to in advance by a school', async () => {
  const id = await fileGraduation(await graduand('13887'), (form) => ({
    ...form,
    explanations: [{ course: '13887', text: '2019 年 4 月已合格，成绩单在主考学校。' }],
  }))
  const { school, second, third } = await desk()
  const ask = (who: Officer) =>
    who.call('POST', `/api/office/reviews/${id}/exception`, {
      body: { revision: 1, reason: '成绩单原件已核对' },
    })
  const codes = [(await ask(school)).body.code]
  await decide(school, id)
  codes.push((await ask(second)).body.code)
  expect(codes).toEqual(['review_state', 'review_state'])
  await decide(second, id)
  expect((await ask(third)).status).toBe(200)
  expect(await exceptionsFor(second)).toEqual([1, id])
  // What was asked for an older revision waits for nobody.
  await application.owner.query('update applications set revision = 2 where id = $1', [id])
  expect(await exceptionsFor(second)).toEqual([0])
})

test('AUD-04 what blocks a diploma is no exception: the approval is refused in words', async () => {
  const candidate = await graduand()
  const id = await fileGraduation(candidate)
  const { school, second, third } = await desk()
  for (const officer of [school, second]) await decide(officer, id)
  await application.owner.query("update tickets set state = 'transferring_out' where id = $1", [
    candidate.ticketId,
  ])
  expect((await decide(third, id)).body).toMatchObject({ code: 'effect_impossible' })
  const { body } = await third.call('GET', `/api/office/reviews/${id}`)
  expect(JSON.stringify(body.advice)).toContain('在籍 → 正在转出')
})

test('GRA-08, REV-03 a plan that ends while the application is open is kept, and the desk says so', async () => {
  const candidate = await graduand()
  const id = await fileGraduation(candidate)
  await application.owner.query("update plans set graduates_until = '2026-11-24' where version = '2024年版'")
  application.clock.advance(3 * 24 * 3600_000)
  // The candidate is not told that the version is over, which does not reach what was filed under it.
  const page = await (await given.again(candidate)).call('GET', '/api/portal/services/graduation')
  expect(page.body.preconditions).toMatchObject([{ text: expect.stringContaining('已经申请'), met: false }])
  const { school, second, third } = await desk()
  for (const officer of [school, second]) await decide(officer, id)
  const { body } = await third.call('GET', `/api/office/reviews/${id}`)
  expect(body.advice).toMatchObject({ verdict: 'supported' })
  expect(JSON.stringify(body.advice)).toContain('2026年11月24日 停用')
  expect((await decide(third, id)).body).toEqual({ state: 'approved' })
})

test('REV-10, GRA-12 an amendment stays in the batch of its filing, though its window has closed and the next one is known', async () => {
  const candidate = await graduand()
  const id = await fileGraduation(candidate)
  await asksToAmend(id)
  await application.owner.query(
    "update windows set period = tstzrange(lower(period), $1) where service = 'graduation' and period @> $1::timestamptz",
    [application.clock.now()],
  )
  await application.owner.query(
    `with batch as (
         insert into graduation_batches (id, name, graduates_on, source)
         values (gen_random_uuid(), '2036年6月', '2036-06-30', '测试') returning id),
       round as (insert into graduation_batch_rounds (round, batch_id) select '2036上', id from batch)
     insert into windows (id, service, round, period, source)
     values (gen_random_uuid(), 'graduation', '2036上', tstzrange($1::timestamptz + interval '5 days', $1::timestamptz + interval '9 days'), '测试')`,
    [application.clock.now()],
  )
  const begun = await candidate.call('POST', `/api/portal/applications/${id}/draft`)
  const { correction } = begun.body as { correction?: { version: number } }
  const filed = await candidate.call('POST', `/api/portal/drafts/${begun.body.id}/submit`, {
    body: { version: begun.body.version, applicationVersion: correction?.version },
  })
  expect([filed.status, filed.body.code]).toEqual([200, undefined])
  const { rows } = await application.owner.query<{ day: string }>(
    `select degree_case::jsonb->>'graduatesOn' as day from degree_decisions where application_id = $1 order by revision`,
    [id],
  )
  expect(rows).toHaveLength(2)
  expect(rows[1]).toEqual(rows[0])
})

test.each([
  ['ended', 'update plans set graduates_until = $2 from tickets t where t.id = $1 and t.plan_id = plans.id'],
  ['is no longer offered', OFFERS_ANOTHER],
] as const)(
  'REV-10, AUD-09 an amendment is made under the version of its filing, which %s meanwhile',
  async (_what, change) => {
    const candidate = await graduand()
    const id = await fileGraduation(candidate)
    await asksToAmend(id)
    const today = beijingDateOf(application.clock.now())
    application.clock.advance(2 * 24 * 3600_000)
    await application.owner.query(change, [candidate.ticketId, today])
    const entered = await given.again(candidate)
    const begun = await entered.call('POST', `/api/portal/applications/${id}/draft`)
    expect(await problemsOf(entered, String(begun.body.id))).toEqual([])
    const { correction, form } = begun.body as { correction?: { version: number }; form: GraduationForm }
    const seen = await entered.call('GET', `/api/portal/graduation/requirements?planId=${form.planId}`)
    expect([seen.status, seen.body.blocks]).toEqual([200, []])
    const filed = await entered.call('POST', `/api/portal/drafts/${begun.body.id}/submit`, {
      body: { version: begun.body.version, applicationVersion: correction?.version },
    })
    expect([filed.status, filed.body.code]).toEqual([200, undefined])
    expect(await decisions(id)).toEqual(['filed qualifies', 'filed qualifies'])
  },
)

test('GRA-01, APP-01 after the last batch and before the next is announced the page has the applications and says so', async () => {
  const candidate = await graduand()
  const id = await fileGraduation(candidate)
  await application.owner.query('update graduation_batches set graduates_on = graduates_on - 3650')
  await application.owner.query(
    "update windows set period = tstzrange(lower(period), $1) where service = 'graduation' and period @> $1::timestamptz",
    [application.clock.now()],
  )
  await application.owner.query('delete from graduation_batch_rounds')
  const page = await candidate.call('GET', '/api/portal/services/graduation')
  expect([page.status, page.body.code]).toEqual([200, undefined])
  expect(page.body.preconditions).toEqual([
    { text: expect.stringMatching(/^下一毕业批次尚未公布/), met: false },
  ])
  expect(page.body.applications).toMatchObject([{ id }])
})
