import { beforeEach, expect, test } from 'vitest'
import { disagreements } from '#tests/support/agreement.ts'
import { fileExemption } from '#tests/support/applicant.ts'
import { alsoHolds } from '#tests/support/earlier-posts.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const SCHOOL = '10272'
const DAY_MS = 24 * 3600_000
let he: Candidate
let school: Officer
let colleague: Officer
let authority: Officer

beforeEach(async () => {
  he = await given.candidate().enter()
  school = await given.officer('school_reviewer', SCHOOL)
  colleague = await given.officer('school_reviewer', SCHOOL)
  authority = await given.officer('authority_reviewer')
})

/** Files an application for one course. */
async function filed(): Promise<string> {
  const { ids } = await fileExemption(he, { courses: ['03708'], seed: 1 })
  return ids[0] ?? ''
}

const review = async (who: Visitor, id: string) =>
  (await who.call('GET', `/api/office/reviews/${id}`)).body as unknown as {
    item: { revision: number; isHeld: boolean; dueAt?: string; amendment?: { isOver: boolean } }
    can: { claim: boolean; decide: boolean; endHold: boolean; returnTo: { level: number; name: string }[] }
    steps: { kind: string; note?: string }[]
    rest?: { by: string; note: string }
    hindrance?: string
  }

/** Claims the application and performs the act on its current revision. */
async function act(who: Visitor, id: string, { what, ...body }: { what: string; [field: string]: unknown }) {
  await who.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  const { revision } = (await review(who, id)).item
  return who.call('POST', `/api/office/reviews/${id}/${what}`, { body: { revision, ...body } })
}

async function approve(who: Visitor, id: string) {
  await openPictures(who, id)
  return act(who, id, { what: 'decision', verdict: 'approve', reasons: [] })
}

const giveBack = (who: Visitor, id: string, toLevel = 1) =>
  act(who, id, { what: 'return', toLevel, note: '请重新核对证书编号' })
const ask = (who: Visitor, id: string) =>
  act(who, id, { what: 'amendment', days: 7, reasons: [{ code: 'image_unreadable' }], note: '第二页反光' })
const rest = (who: Visitor, id: string) => act(who, id, { what: 'hold', note: '等待发证机构回函' })

const waiting = async (who: Visitor, mark?: string) => {
  const body = { service: 'exemption', show: 'waiting', ...(mark ? { mark } : {}) }
  const { body: reply } = await who.call('POST', '/api/office/reviews/search', { body })
  return (reply.items as { id: string }[]).map(({ id }) => id)
}
const next = async (who: Visitor) =>
  (await who.call('POST', '/api/office/reviews/next', { body: { service: 'exemption' } })).body.id

const own = async (id: string, who: Visitor = he) =>
  (await who.call('GET', `/api/portal/applications/${id}`)).body as unknown as {
    application: {
      state: string
      revision: number
      can: Record<string, boolean>
      amendment?: { until: string; isOver: boolean }
      noWithdrawal?: string
    }
    steps: { kind: string; note?: string; faults: { code: string }[] }[]
    next: string[]
  }
const titles = async () =>
  ((await he.call('GET', '/api/portal/messages')).body.messages as { title: string }[]).map(
    ({ title }) => title,
  )

/** Answers a request for an amendment as the page does. */
async function answer(id: string, who: Visitor = he) {
  const begun = await who.call('POST', `/api/portal/applications/${id}/draft`)
  if (begun.status !== 200) return begun
  const { correction } = begun.body as { correction?: { version: number } }
  return who.call('POST', `/api/portal/drafts/${begun.body.id}/submit`, {
    body: {
      version: begun.body.version,
      ...(correction ? { applicationVersion: correction.version } : {}),
    },
  })
}

const closeWindows = () =>
  application.owner.query(
    `update windows set period = tstzrange(lower(period), $1) where service = 'exemption' and period @> $1::timestamptz`,
    [application.clock.now()],
  )

test('REV-10 退回: the earlier level decides again, and reads why; the candidate reads only that it happened', async () => {
  const id = await filed()
  expect((await approve(school, id)).body).toEqual({ state: 'in_review' })
  expect((await review(authority, id)).can.returnTo).toEqual([{ level: 1, name: '初审' }])
  expect((await giveBack(authority, id, 2)).body.code).toBe('return_level')
  expect((await act(authority, id, { what: 'return', toLevel: 1, note: '不对' })).body.code).toBe(
    'input_invalid',
  )
  expect((await giveBack(authority, id)).body).toEqual({ state: 'pending' })
  expect((await review(school, id)).steps.at(-1)).toMatchObject({
    kind: 'returned',
    note: '请重新核对证书编号',
  })
  const { application: seen, steps } = await own(id)
  expect(seen.state).toBe('pending')
  expect(steps.at(-1)).toMatchObject({ kind: 'returned' })
  expect(steps.at(-1)).not.toHaveProperty('note')
  expect(await titles()).toContainEqual(expect.stringContaining('已退回主考学校重新审核'))

  expect(await waiting(school)).toEqual([id])
  expect((await approve(school, id)).body).toEqual({ state: 'in_review' })
  expect((await approve(authority, id)).body).toEqual({ state: 'approved' })
  expect(await disagreements(application.owner)).toEqual([])
})

test('REV-04, REV-10 whoever returned it at one level never judges at another, and nothing is left to be taken back', async () => {
  await alsoHolds(application, authority.staffId, { role: 'school_reviewer', schoolCode: SCHOOL })
  const id = await filed()
  await approve(school, id)
  expect((await giveBack(authority, id)).body).toEqual({ state: 'pending' })
  const claim = await authority.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  expect(claim.body.code).toBe('second_level')
  await expect(
    application.owner.query(
      `insert into application_steps (person_id, application_id, seq, kind, revision, level, staff_id, at)
       select person_id, id, 99, 'passed', 1, 1, $2, now() from applications where id = $1`,
      [id, authority.staffId],
    ),
  ).rejects.toThrow(/application_steps_four_eyes/)
  const undo = await school.call('POST', `/api/office/reviews/${id}/undo`, { body: { reason: '误点了通过' } })
  expect(undo.body.code).toBe('undo_nothing')
})

test('REV-10 补正: asked for named items, answered though the window is closed, back at the level that asked', async () => {
  const id = await filed()
  await approve(school, id)
  expect((await act(authority, id, { what: 'amendment', days: 7, reasons: [] })).body.code).toBe(
    'reason_missing',
  )
  expect((await ask(authority, id)).body).toEqual({ state: 'amending' })
  await closeWindows()
  const { application: asked, steps, next: outlook } = await own(id)
  expect(asked).toMatchObject({ state: 'amending', can: { amend: true, modify: false, withdraw: false } })
  expect(asked).toMatchObject({ amendment: { isOver: false }, noWithdrawal: 'passed_once' })
  expect(steps.at(-1)).toMatchObject({
    kind: 'amendment_asked',
    note: '第二页反光',
    faults: [{ code: 'image_unreadable' }],
  })
  expect(outlook[0]).toMatch(/^请按「需补正」的内容修改，在 \d{4}年\d+月\d+日.* 前提交/)
  expect(await titles()).toContainEqual(expect.stringMatching(/需补正，请在 .* 前提交/))
  const things = await he.call('GET', '/api/portal/home')
  expect(things.body.things).toMatchObject([{ kind: 'amending', applicationId: id }])

  const begun = await he.call('POST', `/api/portal/applications/${id}/draft`)
  expect(begun.body).toMatchObject({ faults: [{ code: 'image_unreadable' }] })
  expect((await answer(id)).status).toBe(200)
  expect((await own(id)).application).toMatchObject({
    ...{ state: 'in_review', revision: 2, noWithdrawal: 'passed_once' },
  })
  expect(await waiting(authority)).toEqual([id])
  expect(await waiting(school)).toEqual([])
  expect((await approve(authority, id)).body).toEqual({ state: 'approved' })
  expect(await disagreements(application.owner)).toEqual([])
})

test('REV-10, APP-07 while it is with the candidate nobody decides, and the clock of the level stands still', async () => {
  const id = await filed()
  const dueBefore = Date.parse((await review(school, id)).item.dueAt ?? '')
  await ask(school, id)
  expect((await own(id)).application.noWithdrawal).toBe('amending')
  expect([await waiting(school), await waiting(school, 'amending'), await next(school)]).toEqual([
    [],
    [id],
    undefined,
  ])
  const seen = await review(school, id)
  expect(seen.can).toMatchObject({ claim: false, decide: false })
  expect(seen.hindrance).toContain('已请考生补正')
  expect((await approve(colleague, id)).body.code).toBe('review_amending')
  expect((await rest(school, id)).body.code).toBe('review_amending')

  application.clock.advance(3 * DAY_MS)
  const later = await given.again(he)
  expect((await answer(id, later)).status).toBe(200)
  const officer = await given.officer('school_reviewer', SCHOOL)
  const dueAfter = Date.parse((await review(officer, id)).item.dueAt ?? '')
  expect(dueAfter - dueBefore).toBe(3 * DAY_MS)
  const { next: outlook } = await own(id, later)
  const days = new Date(dueAfter + 8 * 3600_000).toISOString().slice(0, 10).split('-').map(Number)
  expect(outlook[0]).toContain(`预计 ${days[0]}年${days[1]}月${days[2]}日前完成`)
})

test('REV-10 what is not answered in time comes back by itself, marked, and cannot be answered any more', async () => {
  const id = await filed()
  await ask(school, id)
  const { until } = (await own(id)).application.amendment ?? { until: '' }
  const draft = await he.call('POST', `/api/portal/applications/${id}/draft`)
  application.clock.advance(Date.parse(until) - application.clock.now().getTime())
  const late = await given.again(he)
  expect((await answer(id, late)).body.code).toBe('amendment_over')
  const submitted = await late.call('POST', `/api/portal/drafts/${draft.body.id}/submit`, {
    body: { version: draft.body.version },
  })
  expect(submitted.body.code).toBe('amendment_over')
  expect((await own(id, late)).application.amendment).toMatchObject({ isOver: true })
  const officer = await given.officer('school_reviewer', SCHOOL)
  expect([await waiting(officer), await waiting(officer, 'amendment_over')]).toEqual([[id], [id]])
  expect((await review(officer, id)).item.amendment).toMatchObject({ isOver: true })
  expect(await next(officer)).toBe(id)
  const reject = { what: 'decision', verdict: 'reject', reasons: [{ code: 'image_unreadable' }] }
  expect((await act(officer, id, reject)).body).toEqual({ state: 'rejected' })
  expect(await disagreements(application.owner)).toEqual([])
})

test('REV-10 暂缓: out of the next ones and seen by reviewers only, until anybody of the level ends it', async () => {
  const id = await filed()
  expect((await rest(school, id)).body).toEqual({ state: 'pending' })
  expect(await next(colleague)).toBeUndefined()
  expect([await waiting(colleague), await waiting(colleague, 'held')]).toEqual([[id], [id]])
  const seen = await review(colleague, id)
  expect(seen.rest).toMatchObject({ by: school.name, note: '等待发证机构回函' })
  expect(seen.can.endHold).toBe(true)
  const candidate = await own(id)
  expect(candidate.steps.map(({ kind }) => kind)).toEqual(['filed'])
  expect(JSON.stringify([candidate, await titles()])).not.toContain('暂缓')
  expect((await authority.call('POST', `/api/office/reviews/${id}/hold/end`)).body.code).toBe('review_state')
  const bulk = await colleague.call('POST', '/api/office/reviews/decisions', {
    body: { items: [{ id, revision: 1 }], verdict: 'approve', reasons: [] },
  })
  expect(bulk.body).toMatchObject({ code: 'bulk_unlike', text: expect.stringContaining('暂缓中') })

  expect((await colleague.call('POST', `/api/office/reviews/${id}/hold/end`)).body).toEqual({
    state: 'pending',
  })
  expect((await colleague.call('POST', `/api/office/reviews/${id}/hold/end`)).body.code).toBe('stale')
  expect(await next(colleague)).toBe(id)
  expect(await disagreements(application.owner)).toEqual([])
})

test('REV-10, REV-06 a rest leaves the decision before it as it stands, and any other move ends the rest', async () => {
  const id = await filed()
  await approve(school, id)
  await rest(authority, id)
  const undo = await school.call('POST', `/api/office/reviews/${id}/undo`, { body: { reason: '误点了通过' } })
  expect(undo.status).toBe(200)
  const agreed = await colleague.call('POST', `/api/office/undo-requests/${undo.body.id}/decision`, {
    body: { decision: 'approve' },
  })
  expect([agreed.status, agreed.text]).toEqual([200, agreed.text])
  expect((await review(school, id)).item.isHeld).toBe(false)
  expect(await disagreements(application.owner)).toEqual([])
})

test('REV-10, APP-10 whoever is asked while modifying reads what is asked before anything is filed', async () => {
  const id = await filed()
  const { body: draft } = await he.call('POST', `/api/portal/applications/${id}/draft`)
  const { correction } = draft as { correction?: { version: number } }
  expect((await ask(school, id)).body).toEqual({ state: 'amending' })
  const send = (applicationVersion: number | undefined) =>
    he.call('POST', `/api/portal/drafts/${draft.id}/submit`, {
      body: { version: draft.version, applicationVersion },
    })
  expect((await send(correction?.version)).body).toMatchObject({
    code: 'decided_meanwhile',
    text: expect.stringContaining('需补正'),
  })
  const { body: seen } = await he.call('GET', `/api/portal/drafts/${draft.id}`)
  expect(seen).toMatchObject({ correction: { state: 'amending' }, faults: [{ code: 'image_unreadable' }] })
  expect((await send((seen as { correction?: { version: number } }).correction?.version)).status).toBe(200)
  expect((await own(id)).application).toMatchObject({ state: 'pending', revision: 2 })
})

test('REV-02, REV-06 what was undone is free for the level that decides again, whoever of another level held it', async () => {
  const id = await filed()
  const passed = await act(school, id, { what: 'decision', verdict: 'approve', reasons: [] })
  expect(passed.status).toBe(200)
  await authority.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  const asked = await authority.call('POST', `/api/office/reviews/${id}/undo`, {
    body: { reason: '初审时漏看了一页' },
  })
  const agreed = await colleague.call('POST', `/api/office/undo-requests/${asked.body.id}/decision`, {
    body: { decision: 'approve' },
  })
  expect([asked.status, agreed.status]).toEqual([200, 200])
  const claimed = await school.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  expect([claimed.status, claimed.text]).toEqual([200, claimed.text])
})

test('REV-02, REV-06 whoever holds an application keeps it when the undoing is refused', async () => {
  const id = await filed()
  await act(school, id, { what: 'decision', verdict: 'approve', reasons: [] })
  await authority.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  const asked = await authority.call('POST', `/api/office/reviews/${id}/undo`, {
    body: { reason: '初审时漏看了一页' },
  })
  const refused = await colleague.call('POST', `/api/office/undo-requests/${asked.body.id}/decision`, {
    body: { decision: 'reject', note: '材料齐全' },
  })
  expect([refused.status, refused.text]).toEqual([200, refused.text])
  const { rows } = await application.owner.query(
    'select staff_id from review_claims where application_id = $1',
    [id],
  )
  expect(rows).toEqual([{ staff_id: authority.staffId }])
})
