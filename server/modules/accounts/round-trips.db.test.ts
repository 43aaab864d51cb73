import { expect, test } from 'vitest'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, solveCaptcha, visit } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
const { idNumber = '', password = '' } = PERSONAS.find(({ name }) => name === '周涛') ?? {}

/** Notes every way to the database from now on. */
function waysToDatabase(): string[] {
  const ways: string[] = []
  const { database } = application.deps
  application.deps.database = {
    ...database,
    read: (deadline, work) => {
      ways.push('read')
      return database.read(deadline, work)
    },
    readOften: (deadline, work) => {
      ways.push('readOften')
      return database.readOften(deadline, work)
    },
    once: (deadline, work) => {
      ways.push('once')
      return database.once(deadline, work)
    },
    transact: (deadline, work) => {
      ways.push('transact')
      return database.transact(deadline, work)
    },
    prepared: (deadline, query) => {
      ways.push(query.name)
      return database.prepared(deadline, query)
    },
  }
  return ways
}

test('LOG-01, OPS-02 a sign-in is two round trips, the second of which opens the session, notes it and clears the failures', async () => {
  const visitor = visit(application, '10.9.1.1')
  const wrong = { idNumber, password: 'not-this-one-38', captcha: await solveCaptcha(visitor) }
  expect((await visitor.call('POST', '/api/portal/sign-in', { body: wrong })).status).toBe(401)
  const captcha = await solveCaptcha(visitor)
  const ways = waysToDatabase()
  const reply = await visitor.call('POST', '/api/portal/sign-in', { body: { idNumber, password, captcha } })
  expect(reply.status).toBe(200)
  expect(ways).toEqual(['spend-captcha-and-find-account', 'open-session-of-judged-password'])
  const { rows } = await application.owner.query(
    `select (select count(*)::int from sign_in_failures) as failures,
      (select array_agg(i.outcome order by i.outcome) from sign_ins i join persons p on p.id = i.person_id where p.name = '周涛') as noted,
      (select count(*)::int from sessions s join tickets t on t.id = s.ticket_id join persons p on p.id = s.person_id
        where p.name = '周涛' and t.person_id = p.id) as sessions`,
  )
  // Of the two counts of failures, the address keeps its own.
  expect(rows[0]).toMatchObject({ failures: 1, sessions: 1 })
  expect(rows[0].noted).toEqual(['failed', 'signed_in'])
  expect((await visitor.call('GET', '/api/portal/session')).body).toMatchObject({ stage: 'ready' })
  const again = await visitor.call('POST', '/api/portal/sign-in', { body: { idNumber, password, captcha } })
  expect(again.body.code).toBe('captcha_wrong')
})

test('LOG-04, HOM-01, OPS-02 a captcha costs the database nothing until it is used, and a session is shown by one prepared query', async () => {
  const visitor = visit(application, '10.9.3.1')
  const ways = waysToDatabase()
  const captcha = await solveCaptcha(visitor)
  expect(ways).toEqual([])
  const reply = await visitor.call('POST', '/api/portal/sign-in', { body: { idNumber, password, captcha } })
  expect(reply.status).toBe(200)
  await visitor.call('GET', '/api/portal/session')
  ways.splice(0)
  const { body } = await visitor.call('GET', '/api/portal/session')
  expect(ways).toEqual(['portal-session'])
  const { rows } = await application.owner.query(
    `select p.name, (select count(*)::int from messages m where m.person_id = p.id and m.read_at is null) as unread,
      (select array_agg(t.ticket_no order by t.registered_on desc, t.id) from tickets t where t.person_id = p.id) as numbers
    from persons p where p.name = '周涛'`,
  )
  const [{ name, unread, numbers }] = rows
  const tickets = numbers.map((ticketNo: string) => ({ ticketNo }))
  expect(body).toMatchObject({ name, unreadMessages: unread, tickets })
})

test('LOG-02, LOG-04 nobody is looked up for whoever has not answered a captcha, or answers one again', async () => {
  const visitor = visit(application, '10.9.4.1')
  const { database } = application.deps
  const asked: number[] = []
  const found: unknown[] = []
  application.deps.database = {
    ...database,
    prepared: async (deadline, query) => {
      const rows = await database.prepared(deadline, query)
      if (query.name === 'spend-captcha-and-find-account') {
        asked.push((query.values.at(-1) as unknown[]).length)
        found.push((rows[0] as { id?: unknown } | undefined)?.id)
      }
      return rows as never
    },
  }
  const signIn = (captcha: object) =>
    visitor.call('POST', '/api/portal/sign-in', { body: { idNumber, password, captcha } })
  const captcha = await solveCaptcha(visitor)
  expect((await signIn(captcha)).status).toBe(200)
  expect((await signIn(captcha)).body.code).toBe('captcha_wrong')
  const wrong = await signIn({ ...(await solveCaptcha(visitor)), answer: 'zzzz' })
  expect(wrong.body.code).toBe('captcha_wrong')
  expect(found).toEqual([expect.any(String), null, null])
  expect(asked.map((indexes) => indexes > 0)).toEqual([true, true, false])
})

test('HOM-01 a session opens under the newest 准考证 that stands, and under a closed one only if there is no other', async () => {
  const who = PERSONAS.find(({ tickets }) => tickets.length > 1)
  const opened = async () => {
    application.clock.advance(61_000)
    const { visitor } = await signInCandidate(application, {
      ...{ idNumber: who?.idNumber ?? '', password: who?.password ?? '' },
    })
    return (await visitor.call('GET', '/api/portal/session')).body
  }
  const { activeTicketId: newest, tickets } = (await opened()) as {
    activeTicketId: string
    tickets: { id: string }[]
  }
  expect(tickets.map(({ id }) => id)).toHaveLength(2)
  const other = tickets.find(({ id }) => id !== newest)?.id
  const become = (state: string, id: string | undefined) =>
    application.owner.query('update tickets set state = $1 where id = $2', [state, id])
  for (const state of ['closed', 'graduated', 'transferred_out']) {
    await become(state, newest)
    expect((await opened()).activeTicketId).toBe(other)
  }
  await become('transferring_out', newest)
  expect((await opened()).activeTicketId).toBe(newest)
  for (const id of [newest, other]) await become('closed', id)
  expect((await opened()).activeTicketId).toBe(newest)
})

test.each([
  [
    'a count that was locked',
    "update sign_in_failures set locked_until = now() + interval '1 year'",
    'sign_in_locked',
  ],
  ['a disabled account', 'update candidate_accounts set disabled_at = now()', 'sign_in_failed'],
  [
    'another password',
    "update candidate_accounts set password_hash = left(password_hash, -1) || case right(password_hash, 1) when 'A' then 'B' else 'A' end",
    'sign_in_failed',
  ],
])('LOG-05 %s, while the password was being judged, opens nothing', async (_, change, code) => {
  const visitor = visit(application, '10.9.2.1')
  const wrong = { idNumber, password: 'not-this-one-38', captcha: await solveCaptcha(visitor) }
  await visitor.call('POST', '/api/portal/sign-in', { body: wrong })
  const captcha = await solveCaptcha(visitor)
  const { hasher } = application.deps
  const { verify } = hasher
  application.deps.hasher = {
    ...hasher,
    inPlace: (work) =>
      hasher.inPlace((hashing) =>
        work({
          ...hashing,
          verify: async (stored, typed) => {
            const judged = await verify(stored, typed)
            await application.owner.query(change)
            return judged
          },
        }),
      ),
  }
  const { rows: before } = await application.owner.query('select count(*)::int as n from sessions')
  const reply = await visitor.call('POST', '/api/portal/sign-in', { body: { idNumber, password, captcha } })
  expect(reply.body.code).toBe(code)
  const { rows: after } = await application.owner.query('select count(*)::int as n from sessions')
  expect(after).toEqual(before)
})
