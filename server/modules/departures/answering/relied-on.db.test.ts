import { beforeEach, expect, test } from 'vitest'
import { fileExemption } from '#tests/support/applicant.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { fileGraduation, openGraduation } from '#tests/support/graduate.ts'
import {
  type Applicant,
  appliesForGraduation,
  hasPaid,
  isAudited,
  publishGraduates,
  withoutSampleGraduates,
} from '#tests/support/graduates.ts'
import { givenLeaving, type Leaving } from '#tests/support/leaving.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { claim, fileTransfer, ticketState } from '#tests/support/transfer-out.ts'
import { lapseDepartures } from '../lapse-departures.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const SAW = { idDocument: true, ticket: true, destinationTicket: true, signature: true }
/** Another major, at another school. */
const OTHER_MAJOR = '020301K'
/** A course of both majors. */
const COURSE = '13887'
let authority: Officer
let supervisor: Officer

beforeEach(async () => {
  authority = await given.officer('authority_reviewer')
  supervisor = await given.officer('record_supervisor')
})

const answer = (id: string, version: number, kind: string) =>
  authority.call('POST', `/api/office/departures/${id}/answer`, {
    body: { version, answer: { kind, note: '苏教考函〔2026〕9号' } },
  })

/** Sends a transfer-out and enters its answer. A minute later something else may be done. */
async function answered(candidate: Candidate, kind: 'accepted' | 'returned' = 'returned'): Promise<Leaving> {
  const leaving = await givenLeaving(application, candidate)
  const { departureId: id } = leaving
  const { rows } = await application.owner.query<{ code: string }>(
    'select s.code from departures d join schools s on s.id = d.school_id where d.id = $1',
    [id],
  )
  const school = await given.officer('school_registrar', rows[0]?.code)
  await school.call('POST', `/api/office/departures/${id}/signing`, { body: { version: 1, saw: SAW } })
  const body = { departures: [{ id, version: 2 }] }
  await authority.call('POST', '/api/office/departure-packages', { body })
  expect((await answer(id, 3, kind)).status).toBe(200)
  application.clock.advance(60_000)
  return leaving
}

/** Two persons take the answer back; the reply is the second person's. */
async function undo({ departureId: id }: Leaving, version = 4) {
  const body = { version, reason: '登记时选错了考生' }
  expect((await authority.call('POST', `/api/office/departures/${id}/undo`, { body })).status).toBe(200)
  const { body: page } = await authority.call('GET', `/api/office/departures/${id}`)
  const { undo: asked } = page as { undo: { id: string } }
  return supervisor.call('POST', `/api/office/departure-undos/${asked.id}`, { body: { decision: 'agree' } })
}

const TICKET_NO = { kind: 'field', section: 'destination', field: 'otherTicketNo' }

function askAmendment(officer: Officer, id: string, reason: object) {
  const body = { revision: 1, reasons: [reason], days: 3 }
  return officer.call('POST', `/api/office/reviews/${id}/amendment`, { body })
}

test('TRO-03, REV-10 an answer is not taken back while an exemption under the 准考证 waits for its 补正', async () => {
  const candidate = await given.candidate().enter()
  const leaving = await answered(candidate)
  const { ids } = await fileExemption(candidate, { courses: ['03708'], seed: 7 })
  const school = await given.officer('school_reviewer', '10272')
  await claim(school, String(ids[0]))
  const asked = await askAmendment(school, String(ids[0]), { code: 'image_unreadable' })
  expect([asked.status, asked.text]).toEqual([200, asked.text])
  expect((await undo(leaving)).body.code).toBe('departure_relied_on')
  expect(await ticketState(application, candidate)).toBe('active')
})

test('TRO-03, REV-10 an answer is not taken back while the next transfer-out waits for its 补正, which can still be rejected', async () => {
  const candidate = await given.candidate().enter()
  const leaving = await answered(candidate)
  const next = await fileTransfer(candidate)
  const school = await given.officer('school_reviewer', '10272')
  await claim(school, next)
  const wrong = { code: 'destination_ticket_wrong', place: TICKET_NO }
  expect((await askAmendment(school, next, wrong)).status).toBe(200)
  expect((await undo(leaving)).body.code).toBe('departure_relied_on')
  application.clock.advance(5 * 86_400_000)
  const later = await given.officer('school_reviewer', '10272')
  await claim(later, next)
  const body = { revision: 1, verdict: 'reject', reasons: [wrong] }
  expect((await later.call('POST', `/api/office/reviews/${next}/decision`, { body })).status).toBe(200)
  expect(await ticketState(application, candidate)).toBe('active')
})

test('TRO-03 a later transfer-out that nobody came to sign leaves nothing behind, and of two answers one is taken back', async () => {
  const candidate = await given.candidate().enter()
  const first = await answered(candidate)
  const second = await answered(candidate)
  const third = await givenLeaving(application, candidate)
  await application.owner.query("update departures set sign_by = '2026-11-22' where id = $1", [
    third.departureId,
  ])
  await lapseDepartures(application.deps)
  expect((await undo(first)).status).toBe(200)
  const refused = await undo(second)
  expect([refused.body.code, refused.text]).toEqual([
    'departure_relied_on',
    expect.stringContaining('又在办理转出'),
  ])
})

const STATES = ['pending', 'in_review', 'amending', 'approved'] as const

test.each(STATES)(
  'TRO-03, AUD-02 no answer is taken back while a graduation under another 准考证 is %s',
  async (state) => {
    for (const kind of ['returned', 'accepted'] as const) {
      const candidate = await given.candidate().enter()
      const leaving = await answered(await under(candidate), kind)
      await appliesWhile(candidate, state)
      const reply = await undo(leaving)
      expect([reply.body.code, reply.text]).toEqual([
        'departure_relied_on',
        expect.stringContaining(`准考证号 ${candidate.ticketNo}`),
      ])
    }
  },
)

async function appliesWhile(candidate: Candidate, state: (typeof STATES)[number]): Promise<void> {
  const stored = state === 'amending' ? 'in_review' : state
  const { applicationId } = await appliesForGraduation(application, candidate, { state: stored })
  if (state !== 'amending') return
  await application.owner.query(
    "update applications set state = 'amending', amend_until = $2::timestamptz + interval '3 days' where id = $1",
    [applicationId, application.clock.now()],
  )
}

/** Somebody whose graduation needs a score that they have under another 准考证. */
async function needingBoth(): Promise<{ candidate: Candidate; other: Candidate }> {
  await openGraduation(application)
  await withoutSampleGraduates(application)
  const candidate = await given
    .candidate()
    .passedAll({ but: [COURSE] })
    .enter()
  return { candidate, other: await under(candidate) }
}

/** The same candidate under a second 准考证, with a pass of one course. */
async function under(candidate: Candidate): Promise<Candidate> {
  const ticketId = await given.anotherTicket(candidate, OTHER_MAJOR)
  await application.owner.query(
    `insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, obtained_on)
     select $1, gen_random_uuid(), $2, $3, g.id, 'exam', 'marked', 75, g.held_to from sittings g order by number limit 1`,
    [candidate.personId, ticketId, COURSE],
  )
  return { ...candidate, ticketId }
}

/** Files a graduation and approves it at every level, fee and audit included. */
async function approved(candidate: Candidate): Promise<string> {
  const id = await fileGraduation(candidate)
  const officers = [
    await given.officer('school_reviewer', '10272'),
    await given.officer('authority_reviewer'),
    await given.officer('authority_reviewer'),
  ]
  for (const officer of officers) {
    await claimAnyLevel(officer, id)
    await openPictures(officer, id)
    const body = { revision: 1, verdict: 'approve', reasons: [] }
    await officer.call('POST', `/api/office/reviews/${id}/decision`, { body })
  }
  await hasPaid(application, { applicationId: id })
  return id
}

function claimAnyLevel(officer: Officer, id: string) {
  return officer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
}

/** Puts every approved application into a list that two persons agree to; it comes out ten minutes later. */
async function listed(): Promise<Date> {
  application.clock.advance(1_000)
  await isAudited(application)
  const publishAt = new Date(application.clock.now().getTime() + 600_000)
  const list = await publishGraduates(application, { proposer: authority, supervisor }, publishAt)
  expect(list.graduates).toBe(1)
  return publishAt
}

test.each(['waits for its instant', 'came out'] as const)(
  'TRO-03, GRA-12 no answer is taken back when a diploma under another 准考证 counts a score that would go, and %s',
  async (state) => {
    const { candidate, other } = await needingBoth()
    const leaving = await answered(other)
    await approved(candidate)
    const publishAt = await listed()
    if (state === 'came out') application.clock.set(new Date(publishAt.getTime() + 1_000))
    const reply = await undo(leaving)
    const what = state === 'came out' ? '撤销该毕业证书' : '撤回这次发布'
    expect([reply.body.code, reply.text]).toEqual(['departure_relied_on', expect.stringContaining(what)])
    expect(await ticketState(application, other)).toBe('active')
  },
)

test('TRO-03, GRA-12 the destination has not accepted what a listed diploma counts, until the list is withdrawn', async () => {
  const { candidate, other } = await needingBoth()
  const { departureId: id } = await answered(other)
  await approved(candidate)
  await listed()
  // An answer was taken back before anybody asked for the diploma.
  await application.owner.query(
    `with out as (update tickets set state = 'transferring_out' where id = $2)
     update departures set state = 'sent', version = 5, moved_at = $3 where id = $1`,
    [id, other.ticketId, application.clock.now()],
  )
  const refused = await answer(id, 5, 'accepted')
  expect([refused.body.code, refused.text]).toEqual([
    'departure_counted',
    expect.stringContaining('撤回这次发布'),
  ])
  const { rows } = await application.owner.query<{ id: string }>(
    "select id from graduation_publications where state = 'approved' order by decided_at desc limit 1",
  )
  const list = `/api/office/graduation-publications/${rows[0]?.id}`
  await authority.call('POST', `${list}/halt`, { body: { reason: '名单有误' } })
  const withdrawn = { body: { decision: 'withdraw' } }
  expect((await supervisor.call('POST', `${list}/settlement`, withdrawn)).status).toBe(200)
  expect((await answer(id, 5, 'accepted')).status).toBe(200)
})

test('TRO-03 an answer is taken back beside a diploma that counts none of its scores, and an accepted one beside any that came later', async () => {
  await withoutSampleGraduates(application)
  const undone: number[] = []
  for (const kind of ['returned', 'accepted'] as const) {
    const candidate = await given.candidate().enter()
    const leaving = await answered(await under(candidate), kind)
    const graduation: Applicant = await appliesForGraduation(application, candidate)
    expect(graduation.ticketId).toBe(candidate.ticketId)
    application.clock.set(new Date((await listed()).getTime() + 1_000))
    undone.push((await undo(leaving)).status)
  }
  expect(undone).toEqual([200, 200])
})
