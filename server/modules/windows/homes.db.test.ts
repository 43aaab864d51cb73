import { expect, test } from 'vitest'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)

async function homeOf(candidate: Candidate) {
  const { body } = await candidate.call('GET', '/api/portal/services')
  return body as { barred?: string; open: { service: string; round: string }[]; serverTime: string }
}

/** Opens a window now, for one candidate's school only, and answers its round. */
async function openFor(candidate: Candidate, service: string): Promise<string> {
  const round = `本校专场${service}`
  await application.owner.query(
    `insert into windows (id, service, round, school_id, period)
     select gen_random_uuid(), $1, $2, school_id, tstzrange($3::timestamptz - interval '1 hour', $3::timestamptz + interval '300 days')
     from tickets where id = $4`,
    [service, round, application.clock.now(), candidate.ticketId],
  )
  return round
}

test('OPS-02, HOM-03 of many who open their home at one time each is shown the services of their own school and their own state', async () => {
  const [first, second, gone] = [
    await given.candidate().enter(),
    await given.candidate().enrolledIn('030101K').enter(),
    await given.candidate().enter(),
  ]
  const { rows } = await application.owner.query(
    'select count(distinct school_id)::int as schools from tickets where id = any($1)',
    [[first.ticketId, second.ticketId]],
  )
  expect(rows).toEqual([{ schools: 2 }])
  const round = await openFor(second, 'exemption')
  await application.owner.query("update tickets set state = 'graduated' where id = $1", [gone.ticketId])
  // More than are asked about at once, so that most share a query with others.
  const homes = await Promise.all(
    Array.from({ length: 60 }, async (_, turn) => {
      const candidate = [first, second, gone][turn % 3] ?? first
      return { candidate, home: await homeOf(candidate) }
    }),
  )
  for (const { candidate, home } of homes) {
    expect(home.open.some((window) => window.round === round)).toBe(candidate === second)
    expect(home.barred === undefined).toBe(candidate !== gone)
  }
})

test('OPS-02, WIN-01 what was changed before somebody asks is shown to them, however many ask at that time', async () => {
  const candidate = await given.candidate().enrolledIn('030101K').enter()
  const before = Promise.all(Array.from({ length: 30 }, () => homeOf(candidate)))
  const round = await openFor(candidate, 'graduation')
  const after = await Promise.all(Array.from({ length: 30 }, () => homeOf(candidate)))
  expect(after.every(({ open }) => open.some((window) => window.round === round))).toBe(true)
  await before
})
