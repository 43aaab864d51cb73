import rateLimit from '@fastify/rate-limit'
import Fastify from 'fastify'
import { afterEach, expect, test, vi } from 'vitest'
import { createRateLimits, MOST_CALLERS } from './rate-store.ts'

afterEach(() => void vi.useRealTimers())

test('OPS-02, LOG-05 the limit of a minute is a minute of time that has passed, wherever the clock is set meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-12-16T08:00:00Z') })
  let passed = 0
  const app = Fastify()
  await app.register(rateLimit, { global: false, store: createRateLimits(() => passed).Store })
  const limited = { config: { rateLimit: { max: 2, timeWindow: 60_000 } } }
  for (const path of ['/a', '/b']) app.get(path, limited, () => 'ok')
  const ask = async (path = '/a', remoteAddress = '192.0.2.1') =>
    (await app.inject({ url: path, remoteAddress })).statusCode

  expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429])
  // Set back by an hour: nobody is held up longer; set forward: nobody is let in earlier.
  vi.setSystemTime(new Date('2026-12-16T07:00:00Z'))
  passed = 59_999
  vi.setSystemTime(new Date('2026-12-16T12:00:00Z'))
  expect(await ask()).toBe(429)
  expect(await ask('/b')).toBe(200)
  expect(await ask('/a', '192.0.2.2')).toBe(200)
  passed = 60_000
  vi.setSystemTime(new Date('2026-12-16T07:00:00Z'))
  expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429])
  await app.close()
})

test('OPS-02 GET and HEAD of an address have one limit, and each gives back what could not be served', async () => {
  const limits = createRateLimits(() => 0)
  const app = Fastify()
  await app.register(rateLimit, { global: false, store: limits.Store })
  app.get('/a', { config: { rateLimit: { max: 2, timeWindow: 60_000 } } }, () => 'ok')
  const ask = async (method: 'GET' | 'HEAD') => (await app.inject({ method, url: '/a' })).statusCode

  expect([await ask('GET'), await ask('HEAD'), await ask('HEAD'), await ask('GET')]).toEqual([
    200, 200, 429, 429,
  ])
  for (const method of ['HEAD', 'GET', 'HEAD']) limits.giveBack({ method, url: '/a' }, '127.0.0.1')
  expect([await ask('GET'), await ask('HEAD')]).toEqual([200, 429])
  await app.close()
})

/** Counts one request of this caller, and answers how many there were. */
function countedBy(
  store: InstanceType<ReturnType<typeof createRateLimits>['Store']>,
  caller: string,
): number | undefined {
  let current: number | undefined
  const note: Parameters<typeof store.incr>[1] = (_error, counted) => {
    current = counted?.current
  }
  store.incr(caller, note, 60_000)
  return current
}

test('OPS-02, LOG-05 a crowd of callers makes the store forget those who have not asked for longest, and nobody who goes on asking', () => {
  const store = new (createRateLimits(() => 0).Store)()
  countedBy(store, 'gone')
  for (let other = 0; other < 3 * MOST_CALLERS; other += 1) {
    countedBy(store, `other ${other}`)
    if (other % 1_000 === 0) countedBy(store, 'steady')
  }
  expect(countedBy(store, 'steady')).toBe(151)
  expect(countedBy(store, `other ${3 * MOST_CALLERS - 20_000}`)).toBe(2)
  expect([countedBy(store, 'gone'), countedBy(store, 'other 0')]).toEqual([1, 1])
})

test('OPS-02 the stores of all routes take no memory before anybody asks', () => {
  const { Store } = createRateLimits(() => 0)
  const before = process.memoryUsage().heapUsed
  const stores = Array.from({ length: 200 }, () => new Store())
  const grownMb = (process.memoryUsage().heapUsed - before) / 1_048_576
  expect([stores.length, grownMb < 20]).toEqual([200, true])
})
