import { beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { arrivalOf, bring, packageNamed, withMark } from '#tests/support/arrivals.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { matchArrival, matchByMachine } from './match-arrival.ts'

const application = startApplication()
const given = givenIn(application)
let officer: Officer

beforeAll(async () => {
  officer = await given.officer('score_officer')
})

async function stored(id: string) {
  const { rows } = await application.owner.query(
    `select a.state, a.level, a.revision, a.person_id, a.corrects,
      (select array_agg(c.code || ' ' || c.mark order by c.seq) from arrival_courses c where c.arrival_id = a.id and c.revision = a.revision) as courses,
      (select array_agg(s.kind order by s.seq) from arrival_steps s where s.arrival_id = a.id) as steps
     from arrivals a where a.id = $1`,
    [id],
  )
  return rows[0]
}

test('TRI-01 what arrives for a 准考证 waits for its school, and its owner hears of it once', async () => {
  const candidate = await given.candidate().enter()
  const [taken] = await bring(application, officer, [arrivalOf(application, candidate)])
  expect(taken?.outcome).toBe('new')
  expect(await stored(String(taken?.id))).toMatchObject({
    ...{ state: 'under_review', level: 1, revision: 1, person_id: candidate.personId },
    ...{ courses: ['03708 78'], steps: ['arrived', 'matched'] },
  })
  const { messages } = (await candidate.call('GET', '/api/portal/messages')).body
  expect(messages).toMatchObject([{ title: '您从江苏省转入的成绩已到达' }])
})

test('TRI-01 what nobody here is recorded for waits, with the persons whom it may be for', async () => {
  const one = await given.candidate().enter()
  const arrivals = [
    arrivalOf(application, one, { match: { to: 'nobody' } }),
    arrivalOf(application, one, {
      match: { to: 'candidates', persons: [{ personId: one.personId, reasons: ['name_differs'] }] },
    }),
  ]
  const taken = await bring(application, officer, arrivals)
  for (const { id } of taken) expect(await stored(id)).toMatchObject({ state: 'unmatched', person_id: null })
  const { rows } = await application.owner.query(
    'select person_id, reasons from arrival_candidates where arrival_id = any($1)',
    [taken.map(({ id }) => id)],
  )
  expect(rows).toEqual([{ person_id: one.personId, reasons: ['name_differs'] }])
})

test('TRI-01 the same again changes nothing, a correction begins the review anew, and both revisions stay', async () => {
  const arrival = arrivalOf(application, await given.candidate().enter())
  const [first] = await bring(application, officer, [arrival])
  const again = { ...arrival, source: packageNamed('sent again') }
  expect(await bring(application, officer, [again])).toEqual([{ id: first?.id, outcome: 'unchanged' }])
  await application.owner.query('update arrivals set level = 2 where id = $1', [first?.id])
  const corrected = { ...again, courses: [withMark(81)] }
  expect(await bring(application, officer, [corrected])).toEqual([{ id: first?.id, outcome: 'corrected' }])
  expect(await stored(String(first?.id))).toMatchObject({
    ...{ state: 'under_review', level: 1, revision: 2 },
    ...{ courses: ['03708 81'], steps: ['arrived', 'matched', 'corrected'] },
  })
  const { rows } = await application.owner.query(
    'select revision, mark from arrival_courses where arrival_id = $1 order by revision',
    [first?.id],
  )
  expect(rows).toEqual([
    { revision: 1, mark: 78 },
    { revision: 2, mark: 81 },
  ])
})

test('TRI-01 what is confirmed stays; another file for it is a correction that is reviewed beside it', async () => {
  const arrival = arrivalOf(application, await given.candidate().enter())
  const [first] = await bring(application, officer, [arrival])
  await application.owner.query("update arrivals set state = 'confirmed' where id = $1", [first?.id])
  const source = packageNamed('sent later')
  expect(await bring(application, officer, [{ ...arrival, source }])).toMatchObject([
    { id: first?.id, outcome: 'unchanged' },
  ])
  const [second] = await bring(application, officer, [{ ...arrival, source, courses: [withMark(60)] }])
  expect(second?.outcome).toBe('corrects_confirmed')
  expect(await stored(String(second?.id))).toMatchObject({ corrects: first?.id, state: 'under_review' })
})

test('TRI-01 two files with the same record make one arrival, and a record twice in one file is refused', async () => {
  const arrival = arrivalOf(application, await given.candidate().enter())
  const other = { ...arrival, source: packageNamed('the other file') }
  const both = await Promise.all([
    bring(application, officer, [arrival]),
    bring(application, officer, [other]),
  ])
  expect(
    both
      .flat()
      .map(({ outcome }) => outcome)
      .toSorted(),
  ).toEqual(['new', 'unchanged'])
  const { rows } = await application.owner.query(
    'select count(*)::int as number from arrivals where origin_ticket_no = $1',
    [arrival.originTicketNo],
  )
  expect(rows).toEqual([{ number: 1 }])
  await expect(bring(application, officer, [arrival, other])).rejects.toThrow(/twice/)
})

test('TRI-01 the machine gives a waiting arrival to a 准考证 once, and tells its owner', async () => {
  const candidate = await given.candidate().enter()
  const waiting = arrivalOf(application, candidate, { match: { to: 'nobody' } })
  const [taken] = await bring(application, officer, [waiting])
  const pairs = [{ id: String(taken?.id), ticketId: candidate.ticketId }]
  const { deps } = application
  const match = () =>
    deps.database.transact(deadlineIn(30_000), (tx) => matchByMachine(tx, { pairs, at: deps.clock.now() }))
  expect((await Promise.all([match(), match()])).toSorted()).toEqual([0, 1])
  expect(await stored(String(taken?.id))).toMatchObject({
    ...{ state: 'under_review', level: 1, person_id: candidate.personId, steps: ['arrived', 'matched'] },
  })
  const { messages } = (await candidate.call('GET', '/api/portal/messages')).body
  expect(messages).toHaveLength(1)
})

test('TRI-01 of two officers who match an arrival one is faster, and who saw an older version is stopped', async () => {
  const candidate = await given.candidate().enter()
  const [taken] = await bring(application, officer, [
    arrivalOf(application, candidate, { match: { to: 'nobody' } }),
  ])
  const id = String(taken?.id)
  const call = await callOf(officer)
  const match = (version: number) =>
    application.deps.database.transact(deadlineIn(30_000), (tx) =>
      matchArrival(tx, application.deps, { call, id, seen: { version }, ticketId: candidate.ticketId }),
    )
  await expect(match(7)).rejects.toMatchObject({ code: 'stale' })
  const both = await Promise.allSettled([match(1), match(1)])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await stored(id)).toMatchObject({ state: 'under_review', person_id: candidate.personId })
})

async function callOf({ staffId }: Officer): Promise<Call<StaffActor>> {
  const { rows } = await application.owner.query<{ id: string }>(
    'select id from sessions where staff_id = $1',
    [staffId],
  )
  return {
    actor: { kind: 'staff', stage: 'ready', sessionId: rows[0]?.id ?? '', staffId, grants: [] },
    origin: { address: '127.0.0.1', requestId: 'test', agent: '' },
    deadline: deadlineIn(30_000),
  }
}
