import { beforeAll, expect, test } from 'vitest'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { bringInbound, cellsOf, namedCandidate } from '#tests/support/inbound.ts'
import { inboundFile } from '#tests/support/inbound-lines.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
let officer: Officer

beforeAll(async () => {
  officer = await given.officer('score_officer')
})

interface Match {
  arrival: { id: string; version: number; idNumber: string }
  courses: { code: string; result: string }[]
  owners: {
    personId: string
    isSameName: boolean
    numberWords: string
    reasons: string[]
    tickets: { id: string; isActive: boolean }[]
  }[]
}

/** An arrival with the ID number of this candidate and the name of somebody else. */
async function misnamed(candidate: Candidate): Promise<Match> {
  const batch = await bringInbound(
    application,
    officer,
    inboundFile({ ...cellsOf(candidate), name: '易名者' }),
  )
  const { rows } = await application.owner.query('select id from arrivals where batch_id = $1', [batch])
  return look(rows[0]?.id)
}

async function look(id: string, query = ''): Promise<Match> {
  return (await officer.call('GET', `/api/office/arrivals/${id}${query}`)).body as unknown as Match
}

test('TRI-01 an arrival is shown beside its possible owners, numbers masked and compared, and settled once of eight at once', async () => {
  const candidate = await namedCandidate(application)
  const { arrival, owners, courses } = await misnamed(candidate)
  expect(owners).toMatchObject([
    {
      personId: candidate.personId,
      isSameName: false,
      numberWords: '相同',
      reasons: ['证件号码相同，姓名不同'],
    },
  ])
  expect(courses).toMatchObject([{ code: '03708', result: '78' }])
  expect(JSON.stringify({ arrival, owners })).not.toContain(candidate.idNumber)
  const body = { version: arrival.version, ticketId: candidate.ticketId }
  const replies = await Promise.all(
    Array.from({ length: 8 }, () =>
      officer.call('POST', `/api/office/arrivals/${arrival.id}/match`, { body }),
    ),
  )
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(
    new Set(replies.filter(({ status }) => status !== 200).map(({ body: refused }) => refused.code)),
  ).toEqual(new Set(['stale']))
  const { rows } = await application.owner.query('select state, person_id from arrivals where id = $1', [
    arrival.id,
  ])
  expect(rows).toEqual([{ state: 'under_review', person_id: candidate.personId }])
  const { messages } = (await candidate.call('GET', '/api/portal/messages')).body
  expect(messages).toHaveLength(1)
  expect((await officer.call('GET', `/api/office/arrivals/${arrival.id}`)).status).toBe(404)
})

test('TRI-01 what matches while it is settled by hand is settled once, and into a 准考证 that is 在籍', async () => {
  const candidate = await namedCandidate(application)
  const { arrival } = await misnamed(candidate)
  const path = `/api/office/arrivals/${arrival.id}`
  await application.owner.query("update tickets set state = 'transferred_out' where id = $1", [
    candidate.ticketId,
  ])
  const body = { version: arrival.version, ticketId: candidate.ticketId }
  const inactive = await officer.call('POST', `${path}/match`, { body })
  expect(inactive.body.code).toBe('arrival_ticket_inactive')
  await application.owner.query("update tickets set state = 'active' where id = $1", [candidate.ticketId])
  const [matched, kept] = await Promise.all([
    officer.call('POST', `${path}/match`, { body }),
    officer.call('POST', `${path}/keep-waiting`, { body: { version: arrival.version } }),
  ])
  expect([matched.status, kept.status].filter((status) => status === 200).length).toBeGreaterThan(0)
  const { rows } = await application.owner.query(
    'select a.state, (select count(*)::int from arrival_candidates c where c.arrival_id = a.id) as owners from arrivals a where id = $1',
    [arrival.id],
  )
  expect(rows).toEqual([{ state: matched.status === 200 ? 'under_review' : 'unmatched', owners: 0 }])
})

test('TRI-01 what is for none of these persons waits, and somebody else is looked up by 准考证号', async () => {
  const candidate = await namedCandidate(application)
  const another = await namedCandidate(application)
  const { arrival } = await misnamed(candidate)
  const path = `/api/office/arrivals/${arrival.id}`
  const body = { version: arrival.version }
  expect((await officer.call('POST', `${path}/keep-waiting`, { body })).status).toBe(200)
  expect((await look(arrival.id)).owners).toEqual([])
  const waiting = (await officer.call('GET', '/api/office/arrivals?which=unknown')).body.arrivals as {
    id: string
  }[]
  expect(waiting.map(({ id }) => id)).toContain(arrival.id)
  const { owners } = await look(arrival.id, `?ticketNo=${another.ticketNo}`)
  expect(owners).toMatchObject([{ personId: another.personId, reasons: [] }])
})

test('TRI-01 whoever is looked up by 准考证号 stands before all whom an arrival may be for', async () => {
  const [candidate, ...others] = [
    await namedCandidate(application),
    await namedCandidate(application),
    await namedCandidate(application),
  ]
  const { arrival } = await misnamed(candidate)
  for (const { personId, ticketNo } of others) {
    const { owners } = await look(arrival.id, `?ticketNo=${ticketNo}`)
    expect(owners.map((owner) => owner.personId)).toEqual([personId, candidate.personId])
  }
})

test('ACC-01 a school and its officers see and settle none of it', async () => {
  const candidate = await namedCandidate(application)
  const { arrival } = await misnamed(candidate)
  for (const role of ['school_registrar', 'school_reviewer'] as const) {
    const school = await given.officer(role, '10272')
    expect((await school.call('GET', '/api/office/arrivals')).status).toBe(403)
    const body = { version: arrival.version, ticketId: candidate.ticketId }
    expect((await school.call('POST', `/api/office/arrivals/${arrival.id}/match`, { body })).status).toBe(403)
  }
})
