import { beforeEach, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { buildDegreeCase } from '#modules/degree/public.ts'
import { remindOfDeadlines } from '#modules/home/public.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import {
  arrivalOf,
  bring,
  decideArrival,
  openTransferDesk,
  packageNamed,
  publishNotice,
  seenVersion,
  withMark,
} from '#tests/support/arrivals.ts'
import { alsoHolds } from '#tests/support/earlier-posts.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { keepPerson, somebodyWaits } from '#tests/support/locks.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { sweepArrivals } from './confirmation/return-arrival.ts'

const application = startApplication()
const given = givenIn(application)
const they = openTransferDesk(given)
// One of the tests publishes another notice.
beforeEach(() => publishNotice(application, they.registrar, 'either'))

const ODD = { ...withMark(88), code: '04184', name: '线性代数' }

/** An arrival of two courses, one of which is not recognised. */
async function arrived(candidate: Candidate) {
  const arrival = arrivalOf(application, candidate, { courses: [withMark(78), ODD] })
  const [taken] = await bring(application, they.bringer, [arrival])
  return { arrival, id: String(taken?.id) }
}

async function approved(candidate: Candidate) {
  const { arrival, id } = await arrived(candidate)
  for (const officer of [they.school, they.authority])
    expect((await decideArrival(application, officer, { id, decision: 'approve' })).status).toBe(200)
  return { arrival, id }
}

const confirm = async (officer: Officer, id: string, version?: number) =>
  officer.call('POST', `/api/office/transfers-in/${id}/confirmation`, {
    body: { version: version ?? (await seenVersion(application, id)) },
  })

async function confirmed(candidate: Candidate) {
  const { arrival, id } = await approved(candidate)
  expect((await confirm(they.registrar, id)).text).toBe('{"done":true}')
  return { arrival, id }
}

async function undo(id: string, by: Officer = they.otherAuthority) {
  const path = `/api/office/transfers-in/${id}/undo`
  const asked = await they.authority.call('POST', path, { body: { reason: '核实后发现有误' } })
  expect(asked.status).toBe(200)
  return by.call('POST', `${path}/decision`, { body: { decision: 'approve' } })
}

/** The ids in a list of the desk, or only those that the officer's level decides now. */
async function idsAt(officer: Officer, list: string, which: 'all' | 'mine' = 'all'): Promise<string[]> {
  const { body } = await officer.call('GET', `/api/office/transfers-in?list=${list}`)
  const arrivals = body.arrivals as { id: string; isMine: boolean }[]
  return arrivals.filter(({ isMine }) => which === 'all' || isMine).map(({ id }) => id)
}

async function stateOf(id: string) {
  const { rows } = await application.owner.query<{ state: string; level: number }>(
    'select state, level from arrivals where id = $1',
    [id],
  )
  return rows[0]
}

/** The transferred scores of a candidate that are in force. */
async function scoresOf({ personId }: Candidate) {
  const { rows } = await application.owner.query(
    `select course_code, mark, state, transferred_on::text, credits_at_origin::text, name_at_origin, origin_province, origin_ticket_no
     from scores where person_id = $1 and source = 'transfer_in' and state <> 'void' order by course_code`,
    [personId],
  )
  return rows
}

test('TRI-01 the candidate sees each course with whether it is recognised, and why not in words', async () => {
  const candidate = await given.candidate().enter()
  const { id } = await arrived(candidate)
  const list = await candidate.call('GET', '/api/portal/transfers-in')
  expect(list.body.arrivals).toMatchObject([
    { id, state: 'under_review', originProvince: '江苏省', courses: 2, confirmable: false },
  ])
  const { body } = await candidate.call('GET', `/api/portal/transfers-in/${id}`)
  const [first, second] = body.list as { whyNot?: string; alreadyHere?: unknown }[]
  expect(first).not.toHaveProperty('whyNot')
  expect(second).toMatchObject({
    whyNot: '课程名称不一致：转出省为「线性代数」，本市为「线性代数(经管类)」。',
    alreadyHere: { kind: 'marked', mark: 75 },
  })
  const stranger = await given.candidate().enter()
  expect((await stranger.call('GET', `/api/portal/transfers-in/${id}`)).status).toBe(404)
  expect((await stranger.call('GET', '/api/portal/transfers-in')).body.arrivals).toEqual([])
})

test('TRI-02 confirmed at the school, the recognised scores are 转入 with all of their origin, and the audit takes them', async () => {
  const candidate = await given.candidate().enter()
  const today = beijingDateOf(application.clock.now())
  const { arrival, id } = await confirmed(candidate)
  expect(await scoresOf(candidate)).toEqual([
    {
      ...{ course_code: '03708', mark: 78, state: 'valid', transferred_on: today },
      ...{ credits_at_origin: '2.0', name_at_origin: '中国近现代史纲要', origin_province: '江苏省' },
      origin_ticket_no: arrival.originTicketNo,
    },
  ])
  const { ticketId } = candidate
  const asked = { ticketId, at: application.clock.now(), on: '2027-12-30', graduatesOn: '2027-12-30' }
  const { degreeCase } = await application.deps.database.read(deadlineIn(5_000), (tx) =>
    buildDegreeCase(tx, asked),
  )
  expect(degreeCase.record.scores.filter(({ source }) => source === 'transfer_in')).toMatchObject([
    { course: '03708', nameAgrees: true, creditsAtOrigin: 2 },
  ])
  const sheet = await candidate.call('GET', '/api/portal/scores')
  expect(sheet.text).toContain('transfer_in')
  expect(await stateOf(id)).toMatchObject({ state: 'confirmed' })
  const { messages } = (await candidate.call('GET', '/api/portal/messages')).body
  expect(JSON.stringify(messages)).toContain('1 门课程已转入')
})

test('TRI-02 where the school allows it the candidate confirms online, once, and only what was seen', async () => {
  const candidate = await given.candidate().enter()
  const { id } = await approved(candidate)
  const path = `/api/portal/transfers-in/${id}/confirmation`
  expect((await candidate.call('POST', path, { body: { version: 1 } })).body.code).toBe('stale')
  const version = await seenVersion(application, id)
  const both = await Promise.all([
    candidate.call('POST', path, { body: { version } }),
    candidate.call('POST', path, { body: { version } }),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(await scoresOf(candidate)).toHaveLength(1)
})

test('REV-04 nobody judges at two levels, at another school’s turn, or after somebody was faster', async () => {
  const candidate = await given.candidate().enter()
  const { id } = await arrived(candidate)
  const stranger = await given.officer('school_reviewer', '10269')
  expect((await decideArrival(application, stranger, { id, decision: 'approve' })).status).toBe(404)
  expect((await decideArrival(application, they.authority, { id, decision: 'approve' })).body.code).toBe(
    'review_state',
  )
  const body = { version: await seenVersion(application, id), decision: 'approve', reasons: [] }
  const path = `/api/office/transfers-in/${id}/decision`
  const second = await given.officer('school_reviewer', '10272')
  const both = await Promise.all([they.school, second].map((one) => one.call('POST', path, { body })))
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('REV-04 whoever holds both offices judges once', async () => {
  const candidate = await given.candidate().enter()
  const { id } = await arrived(candidate)
  const holder = await given.officer('school_reviewer', '10272')
  await alsoHolds(application, holder.staffId, { role: 'authority_reviewer' })
  expect((await decideArrival(application, holder, { id, decision: 'approve' })).status).toBe(200)
  expect((await decideArrival(application, holder, { id, decision: 'approve' })).body.code).toBe(
    'second_level',
  )
})

test('TRI-01 a rejection tells the reasons; undone by a second person it waits at its level again', async () => {
  const candidate = await given.candidate().enter()
  const { id } = await arrived(candidate)
  const reject = (reasons: string[]) =>
    decideArrival(application, they.school, { id, decision: 'reject', reasons })
  expect((await reject([])).body.code).toBe('reason_missing')
  expect((await reject(['transfer_other'])).body.code).toBe('note_missing')
  expect((await reject(['wrong_major'])).status).toBe(200)
  const { body } = await candidate.call('GET', `/api/portal/transfers-in/${id}`)
  expect(JSON.stringify(body.steps)).toContain('更正转入准考证号后重新转出')
  expect((await undo(id, they.authority)).body.code).toBe('second_person')
  expect(await idsAt(they.authority, 'undo')).not.toContain(id)
  expect(await idsAt(they.otherAuthority, 'undo')).toContain(id)
  const agreed = await they.otherAuthority.call('POST', `/api/office/transfers-in/${id}/undo/decision`, {
    body: { decision: 'approve' },
  })
  expect(agreed.status).toBe(200)
  expect(await stateOf(id)).toEqual({ state: 'under_review', level: 1 })
  expect(await idsAt(they.otherAuthority, 'undo')).not.toContain(id)
  expect(await idsAt(they.school, 'under_review', 'mine')).toContain(id)
  expect(await idsAt(they.authority, 'under_review', 'mine')).not.toContain(id)
})

test('TRI-02 an undone confirmation takes its scores with it; not once they were transferred out', async () => {
  const candidate = await given.candidate().enter()
  const { id } = await confirmed(candidate)
  expect((await undo(id)).status).toBe(200)
  expect(await stateOf(id)).toMatchObject({ state: 'to_confirm' })
  expect(await scoresOf(candidate)).toEqual([])
  expect((await confirm(they.registrar, id)).status).toBe(200)
  expect(await scoresOf(candidate)).toHaveLength(1)
  await application.owner.query(
    "update scores set state = 'transferred_out' where arrival_id = $1 and state = 'valid'",
    [id],
  )
  expect((await undo(id)).body.code).toBe('effect_relied_on')
  expect(await stateOf(id)).toMatchObject({ state: 'confirmed' })
})

test('TRI-02, AUD-07 scores that are taken back are as late as the moment from which nobody else decides on the record', async () => {
  const candidate = await given.candidate().enter()
  const { id } = await confirmed(candidate)
  const letGo = await keepPerson(application, candidate.personId)
  const undoing = undo(id)
  await somebodyWaits(application)
  application.clock.advance(300)
  await letGo()
  expect((await undoing).status).toBe(200)
  const { rows } = await application.owner.query<{ voided_at: Date }>(
    'select voided_at from scores where arrival_id = $1',
    [id],
  )
  expect(rows).toEqual([{ voided_at: application.clock.now() }])
})

test('REV-06, TRI-02 a rejection stands once a later file of the same record is confirmed', async () => {
  const candidate = await given.candidate().enter()
  const { arrival, id } = await arrived(candidate)
  await decideArrival(application, they.school, { id, decision: 'reject', reasons: ['wrong_major'] })
  application.clock.advance(60_000)
  const later = { ...arrival, source: packageNamed(`after the rejection of ${id}`), courses: [withMark(90)] }
  const [taken] = await bring(application, they.bringer, [later])
  const second = String(taken?.id)
  expect((await undo(id)).body).toMatchObject({
    code: 'effect_relied_on',
    text: expect.stringContaining('请先处理后来的档案'),
  })
  await application.owner.query("update arrival_undos set state = 'lapsed' where arrival_id = $1", [id])
  for (const officer of [they.school, they.authority])
    await decideArrival(application, officer, { id: second, decision: 'approve' })
  expect((await confirm(they.registrar, second)).status).toBe(200)
  expect((await undo(id)).body).toMatchObject({
    code: 'effect_relied_on',
    text: expect.stringContaining('已经确认'),
  })
  expect([await stateOf(id), await scoresOf(candidate)]).toMatchObject([
    { state: 'rejected' },
    [{ mark: 90 }],
  ])
})

test('TRI-02 a confirmation and a corrected file at the same moment: what was not seen is not confirmed', async () => {
  const candidate = await given.candidate().enter()
  const { arrival, id } = await approved(candidate)
  const version = await seenVersion(application, id)
  const corrected = { ...arrival, source: packageNamed(`corrects ${id}`), courses: [withMark(90)] }
  const [reply, taken] = await Promise.all([
    confirm(they.registrar, id, version),
    bring(application, they.bringer, [corrected]),
  ])
  const scores = await scoresOf(candidate)
  if (reply.status === 200) {
    expect(taken[0]?.outcome).toBe('corrects_confirmed')
    expect(scores).toMatchObject([{ mark: 78 }])
  } else {
    expect([reply.body.code, taken[0]?.outcome]).toEqual(['stale', 'corrected'])
    expect([await stateOf(id), scores]).toMatchObject([{ state: 'under_review', level: 1 }, []])
  }
})

test('TRI-02 a correction of what is confirmed replaces its scores when it is confirmed itself; undone, they are back', async () => {
  const candidate = await given.candidate().enter()
  const { arrival, id } = await confirmed(candidate)
  const later = { ...arrival, source: packageNamed(`later ${id}`), courses: [withMark(61)] }
  const [taken] = await bring(application, they.bringer, [later])
  const second = String(taken?.id)
  expect(taken?.outcome).toBe('corrects_confirmed')
  // Both of one record are never open at once.
  expect((await undo(id)).body.code).toBe('effect_relied_on')
  await application.owner.query("update arrival_undos set state = 'lapsed' where arrival_id = $1", [id])
  for (const officer of [they.school, they.authority])
    await decideArrival(application, officer, { id: second, decision: 'approve' })
  expect(await scoresOf(candidate)).toMatchObject([{ mark: 78 }])
  expect((await confirm(they.registrar, second)).status).toBe(200)
  expect([await stateOf(id), await scoresOf(candidate)]).toMatchObject([
    { state: 'replaced' },
    [{ mark: 61 }],
  ])
  expect((await undo(second)).status).toBe(200)
  expect([await stateOf(id), await scoresOf(candidate)]).toMatchObject([
    { state: 'confirmed' },
    [{ mark: 78 }],
  ])
})

test('TRI-02, AUD-02, TRO-01 a course that was here keeps the day of its transfer in a correction, and when that is undone', async () => {
  const candidate = await given.candidate().enter()
  const { arrival, id } = await confirmed(candidate)
  const today = beijingDateOf(application.clock.now())
  await application.owner.query("update scores set transferred_on = '2024-11-20' where arrival_id = $1", [id])
  const another = { ...withMark(70), code: '04184', name: '线性代数(经管类)', credits: 4 }
  const later = { ...arrival, source: packageNamed(`kept ${id}`), courses: [withMark(61), another] }
  const [taken] = await bring(application, they.bringer, [later])
  const second = String(taken?.id)
  for (const officer of [they.school, they.authority])
    await decideArrival(application, officer, { id: second, decision: 'approve' })
  expect((await confirm(they.registrar, second)).status).toBe(200)
  expect(await scoresOf(candidate)).toMatchObject([
    { course_code: '03708', mark: 61, transferred_on: '2024-11-20' },
    { course_code: '04184', mark: 70, transferred_on: today },
  ])
  expect((await undo(second)).status).toBe(200)
  expect(await scoresOf(candidate)).toMatchObject([
    { course_code: '03708', mark: 78, transferred_on: '2024-11-20' },
  ])
})

test('REV-06 a rejected correction of what is confirmed can be undone, because it takes the place of that', async () => {
  const candidate = await given.candidate().enter()
  const { arrival, id } = await confirmed(candidate)
  const later = { ...arrival, source: packageNamed(`corrects ${id} later`), courses: [withMark(61)] }
  const [taken] = await bring(application, they.bringer, [later])
  const second = String(taken?.id)
  await decideArrival(application, they.school, { id: second, decision: 'reject', reasons: ['wrong_major'] })
  expect((await undo(second)).status).toBe(200)
  expect(await stateOf(second)).toMatchObject({ state: 'under_review', level: 1 })
})

test('TRI-02 given back by hand with a reason, and nothing is recorded', async () => {
  const candidate = await given.candidate().enter()
  const { id } = await approved(candidate)
  const body = { version: await seenVersion(application, id), note: '考生书面放弃转入' }
  expect((await they.registrar.call('POST', `/api/office/transfers-in/${id}/return`, { body })).status).toBe(
    200,
  )
  expect((await confirm(they.registrar, id)).body.code).toBe('stale')
  expect([await stateOf(id), await scoresOf(candidate)]).toMatchObject([{ state: 'returned' }, []])
})

test('TRI-02 the school decides how and when: on site only, to the second, and reminded before it is returned', async () => {
  const start = application.clock.now()
  const candidate = await given.candidate().enter()
  await publishNotice(application, they.registrar, 'on_site')
  const { id } = await approved(candidate)
  const online = await candidate.call('POST', `/api/portal/transfers-in/${id}/confirmation`, {
    body: { version: await seenVersion(application, id) },
  })
  expect(online.text).toContain('学校要求到现场确认')
  const closesAt = start.getTime() + 14 * 86_400_000
  application.clock.set(new Date(closesAt - 2 * 86_400_000))
  await sweepArrivals(application.deps)
  await sweepArrivals(application.deps)
  // Who is reminded of a draft too is not told of this a second time.
  await givenDraftThatIsDue(candidate)
  await remindOfDeadlines(application.deps)
  const reminders = await application.owner.query(
    "select title from messages where person_id = $1 and (title like '%即将到期%' or title like '%前办理') order by title",
    [candidate.personId],
  )
  expect(reminders.rows).toMatchObject([
    { title: expect.stringContaining('申请免考') },
    { title: expect.stringContaining('即将到期') },
  ])
  application.clock.set(new Date(closesAt))
  const late = await confirmLate(id)
  expect(late).toContain('确认已于')
  await sweepArrivals(application.deps)
  expect(await stateOf(id)).toMatchObject({ state: 'returned' })
  application.clock.set(start)
})

/** A draft in a window that closes tomorrow. */
async function givenDraftThatIsDue({ personId, ticketId }: Candidate): Promise<void> {
  const now = application.clock.now()
  await application.owner.query(
    `insert into drafts (person_id, id, ticket_id, service, form, notice_version, created_at, saved_at)
     values ($1, gen_random_uuid(), $2, 'exemption', '{}', 1, $3, $3)`,
    [personId, ticketId, now],
  )
  await application.owner.query(
    "update windows set period = tstzrange(lower(period), $1) where service = 'exemption' and lower(period) < $2",
    [new Date(now.getTime() + 86_400_000), now],
  )
}

/** The session of the officer ends within the two weeks: the use case is what keeps the time. */
async function confirmLate(id: string): Promise<string> {
  const officer = await given.officer('school_registrar', '10272')
  return (await confirm(officer, id)).text
}
