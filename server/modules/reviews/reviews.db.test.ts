import { beforeEach, expect, test } from 'vitest'
import type { DraftView } from '#contracts/applications.ts'
import { addToWallet, diploma, fileExemption, fillDraft, submitDraft } from '#tests/support/applicant.ts'
import { alsoHolds } from '#tests/support/earlier-posts.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { revokedOf } from '#tests/support/revoked-papers.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const SCHOOL = '10272'
const OTHER_SCHOOL = '10269'
const COURSES = ['03708', '03709'] as const
let he: Candidate
let school: Officer
let first: Officer
let second: Officer

beforeEach(async () => {
  he = await given.candidate().enter()
  school = await given.officer('school_reviewer', SCHOOL)
  first = await given.officer('authority_reviewer')
  second = await given.officer('authority_reviewer')
})

const review = (who: Visitor, id: string) => who.call('GET', `/api/office/reviews/${id}`)
const watch = (who: Visitor, id: string) => who.call('GET', `/api/office/reviews/${id}/claim`)
const claim = (who: Visitor, id: string, takeOver = false) =>
  who.call('POST', `/api/office/reviews/${id}/claim`, { body: { takeOver } })
const decide = (who: Visitor, id: string, decision: object) =>
  who.call('POST', `/api/office/reviews/${id}/decision`, { body: { reasons: [], ...decision } })
const waiting = async (who: Visitor) => {
  const { body } = await who.call('POST', '/api/office/reviews/search', {
    body: { service: 'exemption', show: 'waiting' },
  })
  return (body.items as { id: string }[]).map(({ id }) => id)
}
const ownState = async (id: string) =>
  (await he.call('GET', `/api/portal/applications/${id}`)).body as unknown as {
    application: { state: string; revision: number; can: object }
    steps: { kind: string; by: string; faults: { words: string; remedy: string }[] }[]
  }
const scoresOf = async () => {
  const { body } = await he.call('GET', '/api/portal/scores')
  return (body.scores as { courseCode: string; kind: string; state: string; id: string }[]).filter(
    ({ kind }) => kind === 'exempted',
  )
}

/** Files one application that the first level then passes. */
async function passedBySchool(): Promise<string> {
  const { ids } = await fileExemption(he, { courses: ['03708'], seed: 1 })
  const [id = ''] = ids
  expect((await approve(school, id)).body).toEqual({ state: 'in_review' })
  return id
}

/** Claims an application and approves it. */
async function approve(who: Visitor, id: string) {
  expect((await claim(who, id)).status).toBe(200)
  const { body } = await review(who, id)
  const { revision } = body.item as { revision: number }
  await openPictures(who, id)
  return decide(who, id, { verdict: 'approve', revision })
}

test('REV-01, REV-02, REV-04 初审, 复审: each sees its own, the record gets its score with the last approval', async () => {
  const otherSchool = await given.officer('school_reviewer', OTHER_SCHOOL)
  const { ids } = await fileExemption(he, { courses: COURSES, seed: 1 })
  const [id = '', faulted = ''] = ids
  expect((await waiting(school)).sort()).toEqual(ids.toSorted())
  expect(await waiting(otherSchool)).toEqual([])
  expect(await waiting(first)).toEqual([])
  expect((await review(otherSchool, id)).body.code).toBe('not_found')
  expect((await claim(otherSchool, id)).body.code).toBe('not_found')
  expect((await claim(first, id)).body.code).toBe('review_state')

  expect((await decide(school, id, { verdict: 'approve', revision: 1 })).body.code).toBe('claim_missing')
  expect((await approve(school, id)).body).toEqual({ state: 'in_review' })
  expect((await ownState(id)).application.state).toBe('in_review')
  expect(await scoresOf()).toEqual([])

  expect((await claim(school, faulted)).status).toBe(200)
  const without = await decide(school, faulted, { verdict: 'reject', revision: 1 })
  expect(without.body.code).toBe('reason_missing')
  const unknown = await decide(school, faulted, {
    verdict: 'reject',
    revision: 1,
    reasons: [{ code: 'no_such' }],
  })
  expect(unknown.body.code).toBe('reason_missing')
  const reasons = [{ code: 'image_unreadable' }]
  expect(
    (await decide(school, faulted, { verdict: 'reject', revision: 1, reasons, note: '第二页看不清' })).body,
  ).toEqual({
    state: 'rejected',
  })
  const own = await ownState(faulted)
  expect(own.application).toMatchObject({ state: 'rejected', can: { refile: true } })
  expect(own.steps.at(-1)).toMatchObject({
    by: '主考学校',
    faults: [{ words: /看不清/, remedy: /重新拍摄/ }].map(({ words, remedy }) => ({
      words: expect.stringMatching(words),
      remedy: expect.stringMatching(remedy),
    })),
  })

  expect(await waiting(first)).toEqual([id])
  expect((await approve(first, id)).body).toEqual({ state: 'approved' })
  await expect.poll(scoresOf).toMatchObject([{ courseCode: '03708', kind: 'exempted', state: 'valid' }])
  const messages = await he.call('GET', '/api/portal/messages')
  const titles = (messages.body.messages as { title: string }[]).map(({ title }) => title)
  for (const end of ['」审核通过', '审核未通过，请查看原因', '主考学校初审通过，审核中'])
    expect(titles.filter((title) => title.endsWith(end))).toHaveLength(1)
  const message = (messages.body.messages as { title: string; body: string }[]).find(({ title }) =>
    title.endsWith('审核未通过，请查看原因'),
  )
  expect(message?.body).toMatch(/看不清.*\n第二页看不清$/)
})

test('APP-04 resubmitting brings the draft with its faults, and only the faulted one; the reviewer sees what changed', async () => {
  const { ids } = await fileExemption(he, { courses: COURSES, seed: 1 })
  const id = ids[1] ?? ''
  await claim(school, id)
  await decide(school, id, { verdict: 'reject', revision: 1, reasons: [{ code: 'image_unreadable' }] })
  const begun = await he.call('POST', `/api/portal/applications/${id}/draft`)
  expect(begun.body).toMatchObject({ faults: [{ code: 'image_unreadable' }], form: { courses: ['03709'] } })
  const wallet = await he.call('GET', '/api/portal/credentials')
  const [credential] = (
    wallet.body.credentials as { id: string; type: string; version: number; fields: object }[]
  ).filter(({ type }) => type === 'diploma')
  const saved = await he.call('PUT', `/api/portal/credentials/${credential?.id}`, {
    body: { version: credential?.version, fields: { ...credential?.fields, number: '999999' } },
  })
  expect(saved.status).toBe(200)
  const filed = await submitDraft(he, begun.body as unknown as DraftView)
  expect(filed.status).toBe(200)
  const seen = (await review(school, id)).body
  expect(seen.differences).toMatchObject(
    [{ what: '毕业证书 · 毕业证书编号', before: '102465201005000001', after: '999999' }].map(
      ({ before, after }) => ({ before, after }),
    ),
  )
  expect((await ownState(id)).application).toMatchObject({ state: 'pending', revision: 2 })
})

test('REV-02 a claim keeps others out, can be taken over on the record, and ends after a quarter of an hour', async () => {
  const { ids } = await fileExemption(he, { courses: ['03708'], seed: 1 })
  const [id = ''] = ids
  const another = await given.officer('school_reviewer', SCHOOL)
  expect((await claim(school, id)).status).toBe(200)
  expect((await claim(another, id)).body).toMatchObject({
    code: 'claimed',
    text: expect.stringContaining(school.name),
  })
  expect((await claim(another, id, true)).body.code).toBe('take_over_reason')
  expect((await watch(school, id)).body).toMatchObject({ mine: true, by: school.name })
  const takeOver = { takeOver: true, reason: '同事请假，今日须办结' }
  expect((await another.call('POST', `/api/office/reviews/${id}/claim`, { body: takeOver })).status).toBe(200)
  expect((await watch(school, id)).body).toMatchObject({ mine: false, by: another.name, state: 'pending' })
  expect((await review(school, id)).body.claim).toMatchObject({ mine: false, takenFromMe: takeOver.reason })
  expect((await review(another, id)).body.claim).not.toHaveProperty('takenFromMe')
  // Prolonging keeps the reason for the colleague who lost it.
  await claim(another, id)
  expect((await review(school, id)).body.claim).toMatchObject({ takenFromMe: takeOver.reason })
  expect((await decide(school, id, { verdict: 'approve', revision: 1 })).body.code).toBe('claim_missing')
  const { rows } = await application.owner.query(
    "select 1 from audit_entries where action = 'review.take_over' and new_value ->> 'reason' = $1",
    [takeOver.reason],
  )
  expect(rows).toHaveLength(1)
  const { rows: claims } = await application.owner.query('select claimed_at, expires_at from review_claims')
  expect(claims[0].expires_at.getTime() - claims[0].claimed_at.getTime()).toBe(15 * 60_000)
  // The claim expires after a quarter of an hour, while the session still lives.
  await application.owner.query(
    "update review_claims set claimed_at = claimed_at - interval '15 minutes', expires_at = expires_at - interval '15 minutes'",
  )
  expect((await decide(another, id, { verdict: 'approve', revision: 1 })).body.code).toBe('claim_missing')
  expect((await claim(school, id)).status).toBe(200)
})

test('REV-03, EXM-03 a course that was passed after the filing is no longer supported, and the first reviewer reads why', async () => {
  const { ids } = await fileExemption(he, { courses: COURSES, seed: 1 })
  const adviceOf = async (id: string) =>
    (await review(school, id)).body.advice as { verdict: string; reasons: { text: string }[] }
  const [id = '', other = ''] = ids
  const before = [await adviceOf(id), await adviceOf(other)]
  expect(before[0]?.verdict).toBe('supported')
  await application.owner.query(
    `insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, obtained_on)
      select person_id, gen_random_uuid(), ticket_id, $2, sitting_id, source, outcome, mark, obtained_on
      from scores where person_id = $1 limit 1`,
    [he.personId, '03708'],
  )
  const [now, unchanged] = [await adviceOf(id), await adviceOf(other)]
  expect(now.verdict).toBe('unsupported')
  expect(now.reasons[0]?.text).toMatch(/^提交后该课程已有合格成绩/)
  expect(unchanged).toEqual(before[1])
})

test('REV-03 beside an application stand the candidate’s others with their states, and the record; never another school’s', async () => {
  const { ids } = await fileExemption(he, { courses: COURSES, seed: 1 })
  const [id = '', other = ''] = ids
  expect((await review(school, id)).body.beside).toMatchObject([{ id: other, revision: 1, isTogether: true }])
  await claim(school, other)
  await decide(school, other, { verdict: 'reject', revision: 1, reasons: [{ code: 'image_unreadable' }] })
  // A rejected sibling is no longer decided together with this one.
  const { body } = await review(school, id)
  expect(body.beside).toMatchObject([{ isTogether: false }])
  expect(body.beside).toMatchObject([
    { id: other, service: 'exemption', state: 'rejected', ticketNo: he.ticketNo },
  ])
  expect(body.recordOf).toBe(he.personId)
  expect((await school.call('GET', `/api/office/candidates/${he.personId}`)).status).toBe(200)
  const { rows } = await application.owner.query('select id from schools where code = $1', [OTHER_SCHOOL])
  await application.owner.query('update applications set school_id = $2 where id = $1', [other, rows[0].id])
  expect((await review(school, id)).body.beside).toEqual([])
  expect((await review(first, id)).body.beside).toMatchObject([{ id: other }])
})

test('REV-03, REV-10 what was filed together is found beside it among very many later applications', async () => {
  const { ids } = await fileExemption(he, { courses: COURSES, seed: 1 })
  const [id = '', other = ''] = ids
  await application.owner.query(
    `insert into applications (id, person_id, ticket_id, school_id, service, subject, title, state, chain, level, revision, first_filed_at, filed_at, moved_at)
     select gen_random_uuid(), person_id, ticket_id, school_id, service, n::text, title, 'withdrawn', chain, level, revision, first_filed_at,
       filed_at + n * interval '1 second', moved_at from applications, generate_series(1, 199) n where id = $1`,
    [id],
  )
  const { beside } = (await review(school, id)).body
  expect(beside).toContainEqual(expect.objectContaining({ id: other, isTogether: true }))
})

test('REV-04 nobody decides at two levels of one application, whatever roles the same person holds', async () => {
  const { ids } = await fileExemption(he, { courses: ['03708'], seed: 1 })
  const [id = ''] = ids
  const both = await given.officer('school_reviewer', SCHOOL)
  await alsoHolds(application, both.staffId, { role: 'authority_reviewer' })
  const { body } = await review(both, id)
  expect((await claim(both, id)).status).toBe(200)
  expect(
    (await decide(both, id, { verdict: 'approve', revision: (body.item as { revision: number }).revision }))
      .status,
  ).toBe(200)
  expect((await claim(both, id)).body.code).toBe('second_level')
  const shown = await review(both, id)
  expect(shown.body).toMatchObject({
    can: { claim: false, decide: false },
    hindrance: expect.stringContaining('两级'),
  })
  await expect(
    application.owner.query(
      `insert into application_steps (person_id, application_id, seq, kind, revision, level, staff_id, at)
       select person_id, id, 99, 'approved', 1, 2, $2, now() from applications where id = $1`,
      [id, both.staffId],
    ),
  ).rejects.toThrow(/application_steps_four_eyes/)
})

test('REV-06, VER-02 an approval is undone by two people, its score and the printed 成绩单 with it; then it is decided anew', async () => {
  const approved = await passedBySchool()
  expect((await approve(first, approved)).body).toEqual({ state: 'approved' })
  const ask = (who: Visitor) =>
    who.call('POST', `/api/office/reviews/${approved}/undo`, { body: { reason: '证书系伪造' } })
  const asked = await ask(first)
  expect(asked.status).toBe(200)
  expect((await ask(second)).body.code).toBe('undo_open')
  const settle = (who: Visitor, decision: string) =>
    who.call('POST', `/api/office/undo-requests/${asked.body.id}/decision`, { body: { decision } })
  expect((await settle(first, 'approve')).body.code).toBe('second_person')
  expect((await settle(await given.officer('school_reviewer', OTHER_SCHOOL), 'approve')).body.code).toBe(
    'not_found',
  )
  expect(await scoresOf()).toMatchObject([{ state: 'valid' }])
  expect((await he.call('GET', '/api/portal/scores/paper?tickets=active&scores=all')).status).toBe(200)
  expect(await revokedOf(application, he.personId)).toEqual([])
  expect((await settle(second, 'approve')).status).toBe(200)
  expect(await revokedOf(application, he.personId)).toEqual(['score_sheet score_corrected'])
  expect((await settle(second, 'approve')).body.code).toBe('stale')
  await expect.poll(scoresOf).toMatchObject([{ state: 'void', corrected: false }])
  const life = await he.call('GET', `/api/portal/scores/${(await scoresOf())[0]?.id}/life`)
  expect(life.body.events).toMatchObject([{ what: '免考成绩登记' }, { what: '成绩作废' }])
  expect((await ownState(approved)).application.state).toBe('in_review')
  const more = await ask(first)
  expect(more.status).toBe(200)
  expect((await approve(first, approved)).body.code).toBe('undo_open')
  const refused = await second.call('POST', `/api/office/undo-requests/${more.body.id}/decision`, {
    body: { decision: 'reject' },
  })
  expect(refused.status).toBe(200)
})

test('REV-06 where the ticket has graduated, an exemption that it rests on cannot be taken back', async () => {
  const id = await passedBySchool()
  expect((await approve(first, id)).body).toEqual({ state: 'approved' })
  const asked = await first.call('POST', `/api/office/reviews/${id}/undo`, { body: { reason: '核验有误' } })
  const ticketOf = `(select ticket_id from applications where id = '${id}')`
  await application.owner.query(`update tickets set state = 'graduated' where id = ${ticketOf}`)
  const settle = () =>
    second.call('POST', `/api/office/undo-requests/${asked.body.id}/decision`, {
      body: { decision: 'approve' },
    })
  expect((await settle()).body).toMatchObject({
    code: 'effect_relied_on',
    text: expect.stringContaining('已毕业'),
  })
  await application.owner.query(`update tickets set state = 'active' where id = ${ticketOf}`)
  expect((await settle()).status).toBe(200)
})

test('REV-07 the same decision on several, with a result for each: one that cannot be decided stops none', async () => {
  const { ids } = await fileExemption(he, { courses: COURSES, seed: 2 })
  const items = [...ids, '01890000-0000-7000-8000-000000000000'].map((id) => ({ id, revision: 1 }))
  const { body } = await school.call('POST', '/api/office/reviews/decisions', {
    body: { items, verdict: 'approve', reasons: [] },
  })
  expect(body.results).toMatchObject([
    { state: 'in_review' },
    { state: 'in_review' },
    { refusal: expect.stringContaining('没有找到') },
  ])
})

test('REV-08, EXM-06 the same number and the same picture in other hands are shown; another school’s is not named', async () => {
  await fileExemption(he, { courses: COURSES, seed: 2 })
  const other = await given.candidate().enter()
  const { ids } = await fileExemption(other, { courses: ['03708'], seed: 2 })
  const { body } = await review(school, ids[0] ?? '')
  const coincidences = body.coincidences as {
    kind: string
    samePerson: boolean
    text: string
    otherId?: string
  }[]
  expect(new Set(coincidences.map(({ kind }) => kind))).toEqual(new Set(['number', 'image']))
  expect(coincidences.every(({ samePerson }) => !samePerson)).toBe(true)
  expect(coincidences[0]?.text).toMatch(/另一名考生的申请（第 \d+ 号/)
  await application.owner.query(
    'update applications set school_id = (select id from schools where code = $1) where person_id = $2',
    [OTHER_SCHOOL, he.personId],
  )
  const seen = (await review(school, ids[0] ?? '')).body.coincidences as typeof coincidences
  expect(seen.length).toBe(coincidences.length)
})

test('EXM-06, REV-08 a number that another person entered under another type of credential is shown to the reviewer of either', async () => {
  const [used] = diploma(2)
  const { ids: before } = await fileExemption(he, { courses: ['03708'], seed: 2 })
  const other = await given.candidate().enter()
  const credentialIds: string[] = []
  const fields = { number: used?.fields.number ?? '', obtainedOn: '2010-07-01', province: '上海市' }
  for (const one of [...diploma(7), { type: 'other', fields, pictures: [77] }])
    credentialIds.push(await addToWallet(other, one))
  const filed = await submitDraft(other, await fillDraft(other, { courses: ['03708'], credentialIds }))
  const { body } = await other.call('GET', `/api/portal/filings/${filed.body.filingId}`)
  const after = (body.applications as { id: string }[]).map(({ id }) => id)
  const numbersOf = async (id = '') => {
    const found = (await review(school, id)).body.coincidences as { kind: string; credentialId: string }[]
    return found.filter(({ kind }) => kind === 'number').map(({ credentialId }) => credentialId)
  }
  expect(await numbersOf(after[0])).toEqual([credentialIds[2]])
  expect(await numbersOf(before[0])).toHaveLength(1)
})

test('REV-08 what looks alike is called similar after what is the same, and never for forms of one template', async () => {
  await fileExemption(he, { courses: ['03708'], seed: 3 })
  const other = await given.candidate().enter()
  const { ids } = await fileExemption(other, { courses: ['03708'], seed: 4 })
  await application.owner.query("update evidence_images set look = '\\x0102030405060708'")
  const kinds = async () =>
    ((await review(school, ids[0] ?? '')).body.coincidences as { kind: string }[]).map(({ kind }) => kind)
  expect(await kinds()).toEqual(['similar_image'])
  // A form that is the very same file is still named, and first.
  const { rows } = await application.owner.query(
    "select i.digest from filed_credentials f join evidence_images i on i.id = any(f.image_ids) where f.person_id = $1 and f.type = 'registration_form'",
    [he.personId],
  )
  await application.owner.query(
    "update evidence_images set digest = $1 where id in (select unnest(image_ids) from filed_credentials where person_id = $2 and type = 'registration_form')",
    [rows[0].digest, other.personId],
  )
  expect(await kinds()).toEqual(['image', 'similar_image'])
})

test('EVI-03 a photograph is served to its owner and to reviewers in scope, and is not there for anybody else', async () => {
  await fileExemption(he, { courses: ['03708'], seed: 1 })
  const { rows } = await application.owner.query('select image_ids[1] as id from filed_credentials limit 1')
  const { id } = rows[0]
  const own = await he.call('GET', `/api/portal/images/${id}`)
  expect([own.status, own.headers['content-type']]).toEqual([200, 'image/jpeg'])
  expect((await first.call('GET', `/api/office/images/${id}`)).status).toBe(200)
  const stranger = await given.candidate().enter()
  expect((await stranger.call('GET', `/api/portal/images/${id}`)).body.code).toBe('not_found')
  const otherSchool = await given.officer('school_reviewer', OTHER_SCHOOL)
  expect((await otherSchool.call('GET', `/api/office/images/${id}`)).body.code).toBe('not_found')
  const officer = await given.officer('score_officer')
  expect((await officer.call('GET', `/api/office/images/${id}`)).body.code).toBe('not_permitted')
})
