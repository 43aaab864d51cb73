import rateLimit from '@fastify/rate-limit'
import Fastify from 'fastify'
import { afterEach, expect, test, vi } from 'vitest'
import { rateStoreOf } from './rate-store.ts'

afterEach(() => void vi.useRealTimers())

test('OPS-02, LOG-05 the limit of a minute is a minute of time that has passed, wherever the clock is set meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-12-16T08:00:00Z') })
  let passed = 0
  const app = Fastify()
  await app.register(rateLimit, { global: false, store: rateStoreOf(() => passed) })
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
