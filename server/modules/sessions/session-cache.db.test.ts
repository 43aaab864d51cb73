import type { FastifyRequest } from 'fastify'
import { beforeAll, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { PERSONAS, seedDemonstration } from '#modules/demonstration/public.ts'
import { notify } from '#platform/bus/bus.store.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate } from '#tests/support/visitor.ts'
import { createSessionCache } from './public.ts'

const application = startApplication()
beforeAll(() => seedDemonstration(application.deps))

async function signedIn() {
  const { idNumber = '', password = '' } = PERSONAS[0] ?? {}
  const { visitor } = await signInCandidate(application, { idNumber, password })
  const { rows } = await application.owner.query<{ id: string }>(
    'select id from sessions order by created_at desc, id desc limit 1',
  )
  return { id: rows[0]?.id ?? '', request: { headers: { cookie: visitor.cookie() } } as FastifyRequest }
}

/** Ends the session on another node: the row goes, and the news arrives here. */
async function revoke(id: string, message: string): Promise<void> {
  await application.owner.query('delete from sessions where id = $1', [id])
  await application.deps.database.transact(deadlineIn(4_000), (tx) => notify(tx, 'sessions', message))
  await new Promise((resolve) => setTimeout(resolve, 100))
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
  // This request was under way before the revocation; the next one comes after it.
  expect((await cache.resolve(request, 'portal')).kind).toBe('candidate')
  expect((await cache.resolve(request, 'portal')).kind).toBe('nobody')
})

test('LOG-07 a session is read once, and after its revocation never again', async () => {
  const { id, request } = await signedIn()
  const { database } = application.deps
  let reads = 0
  const counting: typeof database = {
    ...database,
    prepared(deadline, query) {
      reads += 1
      return database.prepared(deadline, query)
    },
  }
  const cache = createSessionCache({ ...application.deps, database: counting })
  for (let round = 0; round < 5; round += 1)
    expect((await cache.resolve(request, 'portal')).kind).toBe('candidate')
  expect(reads).toBe(1)
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

test('LOG-07 a node that saw nothing of it believes the table, not its own memory', async () => {
  const { request } = await signedIn()
  const [here, there] = [createSessionCache(application.deps), createSessionCache(application.deps)]
  expect((await there.resolve(request, 'portal')).kind).toBe('candidate')
  for (let round = 0; round < 3; round += 1) {
    application.clock.advance(20 * 60_000)
    expect((await here.resolve(request, 'portal')).kind).toBe('candidate')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  expect((await there.resolve(request, 'portal')).kind).toBe('candidate')
})
