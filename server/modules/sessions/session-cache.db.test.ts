import type { FastifyRequest } from 'fastify'
import { expect, test } from 'vitest'
import { UNATTENDED } from '#contracts/route.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { notify } from '#platform/bus/bus.store.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate } from '#tests/support/visitor.ts'
import { createSessionCache } from './public.ts'
import { touchSessions } from './session.store.ts'

const application = startApplication({ per: 'test' })

async function signedIn() {
  const { idNumber = '', password = '' } = PERSONAS[0] ?? {}
  const { visitor } = await signInCandidate(application, { idNumber, password })
  const { rows } = await application.owner.query<{ id: string }>(
    'select id from sessions order by created_at desc, id desc limit 1',
  )
  return { id: rows[0]?.id ?? '', request: { headers: { cookie: visitor.cookie() } } as FastifyRequest }
}

/** Wraps our database and counts its calls of that kind. */
function counting(way: 'prepared' | 'once') {
  const { database } = application.deps
  const count = { calls: 0 }
  const asked = ((...args: Parameters<(typeof database)['prepared']>) => {
    count.calls += 1
    return (database[way] as (typeof database)['prepared'])(...args)
  }) as never
  return { count, database: { ...database, [way]: asked } as typeof database }
}

/** Ends the session on another node: deletes its row, and waits until the news has arrived here. */
async function revoke(id: string, message: string): Promise<void> {
  await application.owner.query('delete from sessions where id = $1', [id])
  // Listeners that registered earlier hear the news before this one.
  const heard = new Promise<void>((resolve) => application.deps.bus.on('sessions', () => resolve()))
  await application.deps.database.transact(deadlineIn(4_000), (tx) => notify(tx, 'sessions', message))
  await heard
}

test.each(['own', '*'])('LOG-07 a session revoked while it was being read is not kept (%s)', async (kind) => {
  const { id, request } = await signedIn()
  const { database } = application.deps
  let isFirst = true
  const slow: typeof database = {
    ...database,
    async prepared(deadline, query) {
      const rows = await database.prepared(deadline, query)
      if (isFirst) await revoke(id, kind === 'own' ? id : '*')
      isFirst = false
      return rows as never
    },
  }
  const cache = createSessionCache({ ...application.deps, database: slow })
  // This request was under way before the revocation; only the next one comes after it.
  expect((await cache.resolve(request, 'portal')).kind).toBe('candidate')
  expect((await cache.resolve(request, 'portal')).kind).toBe('nobody')
})

test('LOG-07 a session is read once, and after its revocation never again', async () => {
  const { id, request } = await signedIn()
  const { count, database } = counting('prepared')
  const cache = createSessionCache({ ...application.deps, database })
  for (let round = 0; round < 5; round += 1)
    expect((await cache.resolve(request, 'portal')).kind).toBe('candidate')
  expect(count.calls).toBe(1)
  await revoke(id, id)
  expect((await cache.resolve(request, 'portal')).kind).toBe('nobody')
})

test('LOG-07 the thirty minutes begin at the last request, to the second', async () => {
  const { request } = await signedIn()
  const cache = createSessionCache(application.deps)
  for (const seconds of [50, 30 * 60 - 1, 20, 30 * 60 - 1]) {
    application.clock.advance(seconds * 1000)
    expect([seconds, (await cache.resolve(request, 'portal')).kind]).toEqual([seconds, 'candidate'])
  }
  application.clock.advance(30 * 60_000)
  expect((await cache.resolve(request, 'portal')).kind).toBe('nobody')
})

test('LOG-07 what a page asks by itself does not keep the session alive', async () => {
  const { request } = await signedIn()
  const cache = createSessionCache(application.deps)
  expect((await cache.resolve(request, 'portal')).kind).toBe('candidate')
  for (let minute = 1; minute < 30; minute += 1) {
    application.clock.advance(60_000)
    expect((await cache.resolve(request, 'portal', 'unattended')).kind).toBe('candidate')
  }
  application.clock.advance(60_000)
  expect((await cache.resolve(request, 'portal')).kind).toBe('nobody')
})

test('LOG-07 nor does what a page asks by itself by a route that people use, too', async () => {
  const { idNumber = '', password = '' } = PERSONAS[0] ?? {}
  const { visitor } = await signInCandidate(application, { idNumber, password })
  const home = async (headers: Record<string, string>) =>
    (await visitor.call('GET', '/api/portal/home', { headers })).status
  expect(await home({})).toBe(200)
  application.clock.advance(20 * 60_000)
  expect(await home({ [UNATTENDED]: '1' })).toBe(200)
  application.clock.advance(10 * 60_000)
  expect(await home({ [UNATTENDED]: '1' })).toBe(401)
})

test('LOG-07 a node that saw nothing of it believes the table, not its own memory', async () => {
  const { id, request } = await signedIn()
  const [here, there] = [createSessionCache(application.deps), createSessionCache(application.deps)]
  expect((await there.resolve(request, 'portal')).kind).toBe('candidate')
  for (let round = 0; round < 3; round += 1) {
    application.clock.advance(20 * 60_000)
    expect((await here.resolve(request, 'portal')).kind).toBe('candidate')
    await expect.poll(() => seenAt([id])).toEqual([application.clock.now()])
  }
  expect((await there.resolve(request, 'portal')).kind).toBe('candidate')
})

test('LOG-07 sessions in use at the same time are told to the table together, and never an earlier time', async () => {
  const all: Awaited<ReturnType<typeof signedIn>>[] = []
  for (let count = 0; count < 4; count += 1) {
    application.clock.advance(1000)
    all.push(await signedIn())
  }
  const { count, database } = counting('once')
  const cache = createSessionCache({ ...application.deps, database })
  application.clock.advance(10 * 60_000)
  const now = application.clock.now()
  for (const { request } of all) expect((await cache.resolve(request, 'portal')).kind).toBe('candidate')
  const ids = all.map(({ id }) => id)
  await expect.poll(() => seenAt(ids)).toEqual(ids.map(() => now))
  // All sessions are in this node's memory now, so that their next uses, a minute later, arrive at once.
  application.clock.advance(60_000)
  count.calls = 0
  for (const { request } of all) void cache.resolve(request, 'portal')
  const later = new Date(now.getTime() + 60_000)
  await expect.poll(() => seenAt(ids)).toEqual(ids.map(() => later))
  expect(count.calls).toBe(2)
  await database.once(deadlineIn(4_000), (tx) => touchSessions(tx, new Map(ids.map((id) => [id, now]))))
  expect(await seenAt(ids)).toEqual(ids.map(() => later))
})

test('LOG-07 a session that somebody holds keeps no other from being told', async () => {
  const one = await signedIn()
  application.clock.advance(1000)
  const other = await signedIn()
  const { database } = application.deps
  const now = new Date(application.clock.now().getTime() + 60_000)
  const before = await seenAt([one.id])
  await database.transact(deadlineIn(4_000), async (tx) => {
    await tx.selectFrom('sessions').select('id').where('id', '=', one.id).forUpdate().execute()
    const told = new Map([one.id, other.id].map((id) => [id, now]))
    await database.once(deadlineIn(2_000), (elsewhere) => touchSessions(elsewhere, told))
  })
  expect([await seenAt([one.id]), await seenAt([other.id])]).toEqual([before, [now]])
})

async function seenAt(ids: string[]): Promise<Date[]> {
  const { rows } = await application.owner.query<{ seen_at: Date }>(
    'select seen_at from sessions where id = any($1)',
    [ids],
  )
  return rows.map(({ seen_at }) => seen_at)
}
