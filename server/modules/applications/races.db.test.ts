import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { DraftView } from '#contracts/applications.ts'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { fileExemption, submitDraft } from '#tests/support/applicant.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
const ROUNDS = 12
let candidate: Visitor
let school: Visitor
let colleague: Visitor
let authority: Visitor

beforeAll(async () => {
  await application.owner.query(
    `update staff_roles set role = 'school_reviewer' where staff_id = (select id from staff where username = 'sufe')`,
  )
  const persona = PERSONAS.find(({ name }) => name === '何建国')
  const { idNumber = '', password = '' } = persona ?? {}
  school = await signInStaff(application, 'sufe-review')
  colleague = await signInStaff(application, 'sufe')
  authority = await signInStaff(application, 'review1')
  candidate = (await signInCandidate(application, { idNumber, password })).visitor
})

type Act = () => Promise<{ status: number; body: { code?: string } }>

const act = {
  withdraw: (id: string, revision: number) => () =>
    candidate.call('POST', `/api/portal/applications/${id}/withdraw`, { body: { revision } }),
  submit: (draft: DraftView) => () => submitDraft(candidate, draft),
  decide: (who: Visitor, id: string, verdict: 'approve' | 'reject') => () =>
    who.call('POST', `/api/office/reviews/${id}/decision`, {
      body: { verdict, revision: 1, reasons: verdict === 'reject' ? [{ code: 'image_unreadable' }] : [] },
    }),
  claim: (who: Visitor, id: string) => () =>
    who.call('POST', `/api/office/reviews/${id}/claim`, { body: {} }),
}

/** Files one application, which the school then claims. */
async function fileOne(seed: number): Promise<string> {
  const { ids } = await fileExemption(candidate, { courses: ['03708'], seed })
  const [id = ''] = ids
  await act.claim(school, id)()
  return id
}

async function correctionOf(id: string): Promise<DraftView> {
  const { body } = await candidate.call('POST', `/api/portal/applications/${id}/draft`)
  return body as unknown as DraftView
}

interface End {
  state: string
  revision: number
  version: number
  kinds: string[]
  scores: number
}

async function endOf(id: string): Promise<End> {
  const { rows } = await application.owner.query(
    `select a.state, a.revision, a.version,
       (select array_agg(s.kind order by s.seq) from application_steps s where s.application_id = a.id) as kinds,
       (select count(*)::int from scores s where s.application_id = a.id and s.state = 'valid') as scores
     from applications a where a.id = $1`,
    [id],
  )
  return rows[0]
}

/** Withdraws an application and renames its subject, so that the candidate can apply for the course again. */
async function clear(id: string): Promise<void> {
  await application.owner.query(
    "update applications set state = 'withdrawn', subject = subject || ' ' || id where id = $1",
    [id],
  )
  await application.owner.query('delete from drafts')
}

/**
 * Runs the acts at once and answers how many succeeded. An act that comes too late must be refused in words and never
 * fail with an error of ours.
 */
async function race(...acts: Act[]): Promise<number> {
  const replies = await Promise.all(acts.map((one) => one()))
  for (const { status, body } of replies) expect([status, body.code].join()).toMatch(/^(200|409|403|404)/)
  return replies.filter(({ status }) => status === 200).length
}

const LEGAL = new Set([
  'filed,passed',
  'filed,rejected',
  'filed,withdrawn',
  'filed,modified',
  // APP-10: a correction that crosses a rejection is refused and stays a draft, so nothing is filed with the reason
  // unread.
])

test('APP-03, REV-04 modify, withdraw and decide at once: one history that is legal, and nothing twice', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await fileOne(round + 1)
    const draft = await correctionOf(id)
    const done = await race(
      act.submit(draft),
      act.withdraw(id, 1),
      act.decide(school, id, 'approve'),
      act.decide(school, id, 'reject'),
      act.submit(draft),
      act.withdraw(id, 1),
    )
    const end = await endOf(id)
    expect(LEGAL).toContain(end.kinds.join())
    expect(end.version).toBe(end.kinds.length)
    expect(end.revision).toBe(/modified|refiled/.test(end.kinds.join()) ? 2 : 1)
    expect(done).toBeGreaterThanOrEqual(1)
    await clear(id)
  }
  // Twelve rounds of six acts: on a loaded machine, longer than other tests may take.
})

test('REV-02 ten clients claim one application: exactly one reviewer holds it', async () => {
  const id = await fileOne(100)
  await application.owner.query('delete from review_claims')
  const acts = Array.from({ length: 10 }, (_, place) => act.claim(place % 2 ? school : colleague, id))
  expect(await race(...acts)).toBe(5)
  const { rows } = await application.owner.query('select count(*)::int as n from review_claims')
  expect(rows[0].n).toBe(1)
  await clear(id)
})

test('REV-02 reviewers who take the next at once get different ones', async () => {
  const ids: string[] = []
  for (const [place, course] of ['03708', '03709'].entries())
    ids.push(...(await fileExemption(candidate, { courses: [course], seed: 200 + place })).ids)
  const take = (who: Visitor) =>
    who.call('POST', '/api/office/reviews/next', { body: { service: 'exemption' } })
  const replies = await Promise.all([take(school), take(colleague)])
  expect(replies.map(({ body }) => String(body.id)).sort()).toEqual(ids.toSorted())
  for (const id of ids) await clear(id)
})

test('EXM-03, REV-06 the last approval ten times at once gives one score; undone ten times, it is taken back once', async () => {
  const id = await fileOne(300)
  expect(await race(act.decide(school, id, 'approve'))).toBe(1)
  await act.claim(authority, id)()
  await openPictures(authority, id)
  const approvals = Array.from({ length: 10 }, () => act.decide(authority, id, 'approve'))
  expect(await race(...approvals)).toBe(1)
  expect(await endOf(id)).toMatchObject({
    state: 'approved',
    scores: 1,
    kinds: ['filed', 'passed', 'approved'],
  })
  const asked = await authority.call('POST', `/api/office/reviews/${id}/undo`, {
    body: { reason: '核验有误' },
  })
  const second = await signInStaff(application, 'review2')
  const undo: Act = () =>
    second.call('POST', `/api/office/undo-requests/${asked.body.id}/decision`, {
      body: { decision: 'approve' },
    })
  expect(await race(undo, undo, undo, undo, undo)).toBe(1)
  const end = await endOf(id)
  expect(end).toMatchObject({ state: 'in_review', scores: 0 })
  expect(end.kinds).toEqual(['filed', 'passed', 'approved', 'undone'])
  await clear(id)
})

test('EXM-03 one course approved at once for two 准考证 of one person: one score, and the other is told why', async () => {
  const second = await signInStaff(application, 'review2')
  for (const seed of [310, 311, 312]) {
    const own = await fileOne(seed)
    expect(await race(act.decide(school, own, 'approve'))).toBe(1)
    const other = await forAnotherTicket(own)
    await act.claim(authority, own)()
    await act.claim(second, other)()
    await openPictures(authority, own)
    await openPictures(second, other)
    expect(await race(act.decide(authority, own, 'approve'), act.decide(second, other, 'approve'))).toBe(1)
    const ends = [await endOf(own), await endOf(other)]
    expect(ends.map(({ state }) => state).toSorted()).toEqual(['approved', 'in_review'])
    expect(ends.map(({ scores }) => scores).toSorted()).toEqual([0, 1])
    await application.owner.query("update scores set state = 'void' where application_id = any($1)", [
      [own, other],
    ])
    await clear(own)
    await clear(other)
  }
})

/** Files the same application again for a new 准考证 of the same person. */
async function forAnotherTicket(id: string): Promise<string> {
  const ticket = randomUUID()
  const copy = randomUUID()
  await application.owner.query(
    `insert into tickets (id, ticket_no, person_id, school_id, plan_id, registered_on)
     select $2, lpad((random() * 1e11)::bigint::text, 12, '9'), t.person_id, t.school_id, t.plan_id, t.registered_on
     from applications a join tickets t on t.id = a.ticket_id where a.id = $1`,
    [id, ticket],
  )
  await application.owner.query(
    `insert into applications (person_id, id, ticket_id, school_id, service, subject, title, state, chain, level, revision,
       first_filed_at, filed_at, moved_at)
     select person_id, $2, $3, school_id, service, subject, title, state, chain, level, revision, first_filed_at, filed_at, moved_at
     from applications where id = $1`,
    [id, copy, ticket],
  )
  return copy
}

test('APP-06 two drafts of two sessions for the same course at once: one application', async () => {
  await application.owner.query(
    "update applications set state = 'withdrawn', subject = subject || id where state <> 'withdrawn'",
  )
  const { rows: before } = await application.owner.query(
    "select count(*)::int as n from applications where subject = '03709'",
  )
  const first = await fileExemption(candidate, { courses: ['03709'], seed: 400 })
  await application.owner.query("update applications set state = 'withdrawn' where id = $1", [first.ids[0]])
  const { body } = await candidate.call('GET', '/api/portal/services/exemption')
  const begin = () =>
    candidate.call('POST', '/api/portal/services/exemption/draft', {
      body: { noticeVersion: (body.notice as { version: number }).version },
    })
  const drafts = await Promise.all([begin(), begin(), begin()])
  expect(new Set(drafts.map((reply) => reply.body.id)).size).toBe(1)
  expect(before[0].n).toBe(0)
})
