import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { arrivalOf, bring, decideArrival, openTransferDesk, seenVersion } from '#tests/support/arrivals.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { matchByMachine } from '../../taking-in/match-arrival.ts'

const application = startApplication()
const given = givenIn(application)
const they = openTransferDesk(given)

async function matchedWith(candidate: Candidate): Promise<string> {
  const [taken] = await bring(application, they.bringer, [arrivalOf(application, candidate)])
  return String(taken?.id)
}

async function unmatch(id: string) {
  const body = { version: await seenVersion(application, id), reason: '与同名的另一位考生混淆' }
  return they.bringer.call('POST', `/api/office/arrivals/${id}/unmatch`, { body })
}

async function stored(id: string) {
  const { rows } = await application.owner.query(
    `select a.state, a.person_id, a.ticket_id, a.school_id, a.level,
       (select array_agg(s.kind order by s.seq) from arrival_steps s where s.arrival_id = a.id) as steps
     from arrivals a where a.id = $1`,
    [id],
  )
  return rows[0]
}

test('TRI-01 whose an arrival is can be taken back before the review: it waits, who lost it hears so, and it goes to its person', async () => {
  const wrong = await given.candidate().enter()
  const right = await given.candidate().enter()
  const id = await matchedWith(wrong)
  expect((await they.bringer.call('GET', `/api/office/transfers-in/${id}`)).body.may).toMatchObject({
    unmatch: true,
  })
  expect((await unmatch(id)).status).toBe(200)
  const nobody = { person_id: null, ticket_id: null, school_id: null, level: null }
  expect(await stored(id)).toEqual({
    ...{ state: 'unmatched', ...nobody },
    steps: ['arrived', 'matched', 'unmatched'],
  })
  expect((await wrong.call('GET', `/api/portal/transfers-in/${id}`)).status).toBe(404)
  const { messages } = (await wrong.call('GET', '/api/portal/messages')).body
  expect((messages as { title: string }[]).map(({ title }) => title).toSorted()).toEqual([
    '从江苏省转入的成绩已撤回',
    '您从江苏省转入的成绩已到达',
  ])
  expect(JSON.stringify(messages)).not.toContain(id)
  const { rows } = await application.owner.query(
    "select reason from audit_entries where action = 'arrival.unmatch' and subject_id = $1 and person_id = $2",
    [id, wrong.personId],
  )
  expect(rows).toEqual([{ reason: '与同名的另一位考生混淆' }])
  const body = { version: await seenVersion(application, id), ticketId: right.ticketId }
  expect((await they.bringer.call('POST', `/api/office/arrivals/${id}/match`, { body })).status).toBe(200)
  expect(await stored(id)).toMatchObject({ state: 'under_review', person_id: right.personId, level: 1 })
})

test('TRI-01 what was taken back waits for staff, and no file of candidates gives it to that person again', async () => {
  const candidate = await given.candidate().enter()
  const id = await matchedWith(candidate)
  expect((await unmatch(id)).status).toBe(200)
  const lists = await they.bringer.call('GET', '/api/office/arrivals?which=undecided')
  expect(lists.body.arrivals).toContainEqual(
    expect.objectContaining({ id, reasons: ['曾经转给他，核对后由工作人员撤回'] }),
  )
  const pairs = [{ id, ticketId: candidate.ticketId }]
  const { database, clock } = application.deps
  const matched = await database.transact(deadlineIn(30_000), (tx) =>
    matchByMachine(tx, { pairs, at: clock.now() }),
  )
  expect(matched).toBe(0)
  expect(await stored(id)).toMatchObject({ state: 'unmatched' })
})

test('TRI-01 of an unmatching and a decision at once one is done, and what was judged stays matched', async () => {
  const candidate = await given.candidate().enter()
  const id = await matchedWith(candidate)
  const [decided, unmatched] = await Promise.all([
    decideArrival(application, they.school, { id, decision: 'approve' }),
    unmatch(id),
  ])
  expect([decided.status, unmatched.status].filter((status) => status === 200)).toHaveLength(1)
  if (decided.status !== 200) return
  expect((await unmatch(id)).body.code).toBe('arrival_judged')
  expect(await stored(id)).toMatchObject({ person_id: candidate.personId, level: 2 })
})

test('TRI-01 eight unmatchings at once are one', async () => {
  const id = await matchedWith(await given.candidate().enter())
  const replies = await Promise.all(Array.from({ length: 8 }, () => unmatch(id)))
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await stored(id)).toMatchObject({ steps: ['arrived', 'matched', 'unmatched'] })
})
