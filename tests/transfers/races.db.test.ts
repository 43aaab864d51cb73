import { beforeAll, expect, test } from 'vitest'
import { fileExemption, submitDraft } from '#tests/support/applicant.ts'
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
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { openGraduation, prepareGraduation } from '#tests/support/graduate.ts'
import { givenLeaving } from '#tests/support/leaving.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { approveRow, fileRow, openSupplements, score } from '#tests/support/supplements.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { decide, filledTransfer, ticketState, toAuthority } from '#tests/support/transfer-out.ts'
import { inOrder } from './queue.ts'

const application = startApplication()
const given = givenIn(application)
const ORDERS = ['first', 'second'] as const
const they = openTransferDesk(given)

beforeAll(async () => {
  await openGraduation(application)
  await openSupplements(application)
  await publishNotice(application, they.registrar, 'on_site')
})

/** Runs both in the order in which the first one comes `place`, and answers theirs in the order of the arguments. */
async function race<A, B>(
  personId: string,
  place: (typeof ORDERS)[number],
  [one, other]: readonly [() => Promise<A>, () => Promise<B>],
): Promise<[A, B]> {
  if (place === 'first') return inOrder(application, personId, [one, other])
  const [second, first] = await inOrder(application, personId, [other, one])
  return [first, second]
}

/** Somebody who has passed everything but these courses. */
const lacking = (...courses: readonly string[]) => given.candidate().passedAll({ but: courses }).enter()

/** 中国近现代史纲要, which an arrival of the tests brings. */
const COURSE = '03708'

async function toConfirm(candidate: Candidate): Promise<string> {
  const [taken] = await bring(application, they.bringer, [arrivalOf(application, candidate)])
  const id = String(taken?.id)
  await decideArrival(application, they.school, { id, decision: 'approve' })
  const approved = await decideArrival(application, they.authority, { id, decision: 'approve' })
  if (approved.status !== 200) throw new Error(approved.text)
  return id
}

async function confirm(id: string) {
  const body = { version: await seenVersion(application, id) }
  return they.registrar.call('POST', `/api/office/transfers-in/${id}/confirmation`, { body })
}

async function askUndo(id: string): Promise<void> {
  const asked = await they.authority.call('POST', `/api/office/transfers-in/${id}/undo`, {
    body: { reason: '核实后发现有误' },
  })
  if (asked.status !== 200) throw new Error(asked.text)
}

const agreeToUndo = (id: string) =>
  they.otherAuthority.call('POST', `/api/office/transfers-in/${id}/undo/decision`, {
    body: { decision: 'approve' },
  })

async function valid({ personId }: Candidate, course: string): Promise<number> {
  const { rows } = await application.owner.query(
    "select from scores where person_id = $1 and course_code = $2 and state = 'valid'",
    [personId, course],
  )
  return rows.length
}

test.each(ORDERS)(
  'TRI-02, GRA-08 a confirmation is undone while graduation is filed, the undoing %s: nothing is approved on a score that is gone',
  async (place) => {
    const candidate = await lacking(COURSE)
    const id = await toConfirm(candidate)
    expect((await confirm(id)).status).toBe(200)
    // What came in counts for a diploma when its time is over.
    await application.owner.query("update scores set transferred_on = '2024-11-20' where arrival_id = $1", [
      id,
    ])
    const draft = await prepareGraduation(candidate)
    await askUndo(id)
    const [undone, filed] = await race(candidate.personId, place, [
      () => agreeToUndo(id),
      () => submitDraft(candidate, draft),
    ])
    expect([undone.status, await valid(candidate, COURSE)]).toEqual([200, 0])
    // Filed before, it was audited with the score, and is audited anew at its approval; filed afterwards, the course is missing.
    if (place === 'first') return void expect(filed.body.code).toBe('draft_incomplete')
    expect([filed.status, filed.text]).toEqual([200, filed.text])
    const { body } = await candidate.call('GET', `/api/portal/filings/${filed.body.filingId}`)
    const [graduation] = body.applications as { id: string }[]
    const refused = await approveAtEachLevel(String(graduation?.id))
    expect(refused).toBe('exception_needed')
  },
)

async function approveAtEachLevel(id: string): Promise<string | undefined> {
  const officers: Officer[] = [
    await given.officer('school_reviewer', '10272'),
    await given.officer('authority_reviewer'),
    await given.officer('authority_reviewer'),
  ]
  let code: string | undefined
  for (const officer of officers) {
    await officer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
    await openPictures(officer, id)
    const body = { revision: 1, verdict: 'approve', reasons: [] }
    code = (await officer.call('POST', `/api/office/reviews/${id}/decision`, { body })).body.code
  }
  return code
}

test.each(ORDERS)(
  'TRO-03, GRA-02 a transfer-out and a graduation are filed at once, the transfer %s: one is',
  async (place) => {
    const candidate = await lacking('13887')
    const explanations = [{ course: '13887', text: '2026 年 10 月已考，成绩等待发布。' }]
    const graduation = await prepareGraduation(candidate, (form) => ({ ...form, explanations }))
    const transfer = await filledTransfer(candidate, { courses: ['04184'] })
    const [left, filed] = await race(candidate.personId, place, [
      () => submitDraft(candidate, transfer),
      () => submitDraft(candidate, graduation),
    ])
    const [won, lost] = place === 'first' ? [left, filed] : [filed, left]
    expect([won.status, lost.body.code]).toEqual([200, 'precondition_unmet'])
    expect(await ticketState(application, candidate)).toBe(place === 'first' ? 'transferring_out' : 'active')
  },
)

test.each(ORDERS)(
  'TRO-03, GRA-02 an answer is taken back while a graduation is filed under another 准考证, the undoing %s: one of the two',
  async (place) => {
    const candidate = await lacking('13887')
    const explanations = [{ course: '13887', text: '2026 年 10 月已考，成绩等待发布。' }]
    const graduation = await prepareGraduation(candidate, (form) => ({ ...form, explanations }))
    const other = { ...candidate, ticketId: await given.anotherTicket(candidate, '020301K') }
    const agree = await toTakeBack(other)
    const [undone, filed] = await race(candidate.personId, place, [
      agree,
      () => submitDraft(candidate, graduation),
    ])
    const [won, lost] = place === 'first' ? [undone, filed] : [filed, undone]
    const code = place === 'first' ? 'precondition_unmet' : 'departure_relied_on'
    expect([won.status, lost.body.code]).toEqual([200, code])
    expect(await ticketState(application, other)).toBe(place === 'first' ? 'transferring_out' : 'active')
  },
)

/** Sends what a candidate has under a 准考证, enters that it was returned, and asks to take that back; returns how a second person agrees. */
async function toTakeBack(candidate: Candidate) {
  await application.owner.query(
    `insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, obtained_on)
     select $1, gen_random_uuid(), $2, '04183', id, 'exam', 'marked', 75, held_to from sittings order by number limit 1`,
    [candidate.personId, candidate.ticketId],
  )
  const { departureId: id } = await givenLeaving(application, candidate)
  const { rows } = await application.owner.query<{ code: string }>(
    'select s.code from departures d join schools s on s.id = d.school_id where d.id = $1',
    [id],
  )
  const school = await given.officer('school_registrar', rows[0]?.code)
  const path = `/api/office/departures/${id}`
  const saw = { idDocument: true, ticket: true, destinationTicket: true, signature: true }
  await school.call('POST', `${path}/signing`, { body: { version: 1, saw } })
  const sent = { departures: [{ id, version: 2 }] }
  await they.authority.call('POST', '/api/office/departure-packages', { body: sent })
  const answer = { kind: 'returned', note: '苏教考函〔2026〕9号' }
  await they.authority.call('POST', `${path}/answer`, { body: { version: 3, answer } })
  const asked = { version: 4, reason: '登记时选错了考生' }
  expect((await they.authority.call('POST', `${path}/undo`, { body: asked })).status).toBe(200)
  const { undo } = (await they.authority.call('GET', path)).body as { undo: { id: string } }
  const supervisor = await given.officer('record_supervisor')
  return () =>
    supervisor.call('POST', `/api/office/departure-undos/${undo.id}`, { body: { decision: 'agree' } })
}

test.each(ORDERS)(
  'TRO-03, EXM-05 a transfer-out is filed while an exemption gets its last approval, the filing %s: never both at once',
  async (place) => {
    const candidate = await given.candidate().enter()
    const transfer = await filledTransfer(candidate, { courses: ['04184'] })
    const seed = place === 'first' ? 71 : 72
    const { ids } = await fileExemption(candidate, { courses: [COURSE], seed })
    const id = String(ids[0])
    for (const officer of [they.school, they.authority]) {
      await officer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
      await openPictures(officer, id)
      if (officer === they.school) await approve(officer, id)
    }
    const [filed, approved] = await race(candidate.personId, place, [
      () => submitDraft(candidate, transfer),
      () => approve(they.authority, id),
    ])
    expect([approved.body, await valid(candidate, COURSE)]).toEqual([{ state: 'approved' }, 1])
    // While the exemption is open nothing is filed beside it; once it is approved, it stays here, and the rest may go.
    if (place === 'first') expect(filed.body.code).toBe('precondition_unmet')
    else expect(filed.status).toBe(200)
    expect(await ticketState(application, candidate)).toBe(place === 'first' ? 'active' : 'transferring_out')
  },
)

function approve(officer: Officer, id: string) {
  const body = { revision: 1, verdict: 'approve', reasons: [] }
  return officer.call('POST', `/api/office/reviews/${id}/decision`, { body })
}

test.each(ORDERS)(
  'TRO-03, SUP-04 a score is voided while a transfer-out with it is filed, the filing %s: one is',
  async (place) => {
    const candidate = await given.candidate().enter()
    const row = await fileRow(candidate, score())
    expect((await approveRow(given, row)).status).toBe(200)
    const transfer = await filledTransfer(candidate, { courses: ['00012'] })
    const asked = await they.authority.call('POST', `/api/office/reviews/${row}/undo`, {
      body: { reason: '核实后凭证有误' },
    })
    const [filed, undone] = await race(candidate.personId, place, [
      () => submitDraft(candidate, transfer),
      () =>
        they.otherAuthority.call('POST', `/api/office/undo-requests/${asked.body.id}/decision`, {
          body: { decision: 'approve' },
        }),
    ])
    const isFiled = place === 'first'
    expect([filed.status, undone.status]).toEqual(isFiled ? [200, 409] : [409, 200])
    expect(undone.body.code ?? filed.body.code).toBe(isFiled ? 'effect_relied_on' : 'precondition_unmet')
    expect(await valid(candidate, '00012')).toBe(isFiled ? 1 : 0)
  },
)

test.each(ORDERS)(
  'TRO-02, IMP-03 a score is corrected to a fail while a transfer-out with it is filed, the filing %s: it does not leave',
  async (place) => {
    const candidate = await given.candidate().enter()
    const transfer = await filledTransfer(candidate, { courses: ['04184'] })
    const supervisor = await given.officer('record_supervisor')
    const asked = await they.bringer.call('POST', '/api/office/corrections', {
      body: {
        ...{ personId: candidate.personId, scoreId: transfer.form.scores[0] },
        newOutcome: { kind: 'marked', mark: 41 },
        reason: '登分错误',
      },
    })
    const [filed, corrected] = await race(candidate.personId, place, [
      () => submitDraft(candidate, transfer),
      () =>
        supervisor.call('POST', `/api/office/corrections/${asked.body.id}/decision`, {
          body: { decision: 'approve' },
        }),
    ])
    expect(corrected.status).toBe(200)
    if (place === 'second') return void expect(filed.body.code).toBe('draft_incomplete')
    const { body } = await candidate.call('GET', `/api/portal/filings/${filed.body.filingId}`)
    const [application] = body.applications as { id: string }[]
    const id = String(application?.id)
    const decided = await decide(await toAuthority(given, id), { id, verdict: 'approve' })
    expect(decided.body.code).toBe('effect_impossible')
  },
)

test.each(ORDERS)(
  'TRO-01, TRI-02 an arrival is confirmed while a transfer-out is filed, the filing %s: one is',
  async (place) => {
    const candidate = await given.candidate().enter()
    const id = await toConfirm(candidate)
    const transfer = await filledTransfer(candidate, { courses: ['04184'] })
    const [filed, confirmed] = await race(candidate.personId, place, [
      () => submitDraft(candidate, transfer),
      () => confirm(id),
    ])
    const isFiled = place === 'first'
    expect([filed.status === 200, confirmed.status === 200]).toEqual([isFiled, !isFiled])
    expect([await ticketState(application, candidate), await valid(candidate, COURSE)]).toEqual(
      isFiled ? ['transferring_out', 0] : ['active', 1],
    )
  },
)

const WAITS_FOR_TAKING_IN = `select from pg_locks l join pg_stat_activity a on a.pid = l.pid
  where l.locktype = 'advisory' and not l.granted and a.datname = current_database()`

test('TRI-02, REV-06 a confirmation is undone while its file comes corrected: neither waits for the other for ever, and one record is open', async () => {
  const candidate = await given.candidate().enter()
  const id = await toConfirm(candidate)
  expect((await confirm(id)).status).toBe(200)
  await askUndo(id)
  const client = await application.owner.connect()
  try {
    // Somebody is taking in: the undoing waits for that before it holds the arrival, which a taking in locks afterwards.
    await client.query("begin; select pg_advisory_xact_lock(hashtextextended('arrivals', 0))")
    const undoing = agreeToUndo(id)
    for (;;) {
      const { rows } = await client.query(WAITS_FOR_TAKING_IN)
      if (rows.length > 0) break
    }
    await client.query('select from arrivals where id = $1 for update nowait', [id])
    await client.query('commit')
    expect((await undoing).status).toBe(200)
  } finally {
    client.release()
  }
  const { rows } = await application.owner.query('select * from arrivals where id = $1', [id])
  const again = arrivalOf(application, candidate, {
    ...{ originTicketNo: rows[0].origin_ticket_no, source: packageNamed(`corrected ${id}`) },
  })
  const [taken] = await bring(application, they.bringer, [{ ...again, originMajor: '020301K 金融学' }])
  expect(taken).toEqual({ id, outcome: 'corrected' })
})

test('TRI-01, TRI-02 a record is given back while it comes again: what was returned stays so, and what came is another one', async () => {
  const candidate = await given.candidate().enter()
  const arrival = arrivalOf(application, candidate)
  const [taken] = await bring(application, they.bringer, [arrival])
  const id = String(taken?.id)
  const client = await application.owner.connect()
  try {
    await client.query('begin')
    await client.query("update arrivals set state = 'returned', version = version + 1 where id = $1", [id])
    const source = packageNamed(`again ${id}`)
    const coming = bring(application, they.bringer, [{ ...arrival, source, courses: [withMark(90)] }])
    for (;;) {
      const { rows } = await application.owner.query(WAITS_FOR_ROW)
      if (rows.length > 0) break
    }
    await client.query('commit')
    expect(await coming).toMatchObject([{ outcome: 'new' }])
  } finally {
    client.release()
  }
  const { rows } = await application.owner.query(
    'select state, revision from arrivals where origin_ticket_no = $1 order by arrival_no',
    [arrival.originTicketNo],
  )
  expect(rows).toEqual([
    { state: 'returned', revision: 1 },
    { state: 'under_review', revision: 1 },
  ])
})

const WAITS_FOR_ROW = `select from pg_locks l join pg_stat_activity a on a.pid = l.pid
  where l.locktype = 'transactionid' and not l.granted and a.datname = current_database()`
