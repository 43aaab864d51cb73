import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import type { Readable } from 'node:stream'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { Refusal } from '#kernel/refusal.ts'
import { DatabaseLate, DatabaseUnavailable } from '#platform/db/database-faults.ts'
import { createLog } from '#platform/log/log.ts'
import { Overloaded } from '#platform/queue/overloaded.ts'
import { createErrorReply } from './error-reply.ts'

/** What a page gets, and what the log holds, when that is thrown. */
async function replyTo(error: unknown) {
  const lines: string[] = []
  const log = createLog({ level: 'debug', write: (line) => lines.push(line), now: () => new Date(0) })
  const app = Fastify()
  app.setErrorHandler(createErrorReply(log))
  app.get('/', () => Promise.reject(error))
  const reply = await app.inject('/')
  await app.close()
  return {
    status: reply.statusCode,
    body: reply.json(),
    retryAfter: reply.headers['retry-after'],
    log: lines.join(''),
  }
}

const coded = (code: string) => Object.assign(new Error('x'), { code })

test('a refusal has its words and its status, and is no alarm', async () => {
  const { status, body, log } = await replyTo(new Refusal('not_found'))
  expect([status, body.code]).toEqual([404, 'not_found'])
  expect(log).not.toContain('"error"')
})

test.each(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', '53100'])(
  'OPS-01 a disk that takes nothing (%s) is said politely, and loudly in the log',
  async (code) => {
    const { status, body, retryAfter, log } = await replyTo(coded(code))
    expect([status, body.code, retryAfter]).toEqual([503, 'storage_full', '60'])
    expect(log).toContain('unavailable')
    expect(log).toContain('error')
  },
)

test.each([
  ['database_away', coded('ECONNREFUSED')],
  ['database_away', coded('57P01')],
  ['database_away', new DatabaseUnavailable('connection lost', { cause: coded('08006') })],
  ['database_away', Object.assign(new Error('2026-12-16 09:00:00+00 is not the present'), { code: '42501' })],
  ['overloaded', new DatabaseLate('deadline passed', { cause: coded('ECONNRESET') })],
  ['overloaded', coded('57014')],
  ['overloaded', coded('53300')],
] as const)('OPS-01 %s is what is said, and an alarm too: %s', async (code, error) => {
  const { status, body, log } = await replyTo(error)
  expect([status, body.code]).toEqual([503, code])
  expect(log).toContain('unavailable')
})

test('OPS-01 an alarm that comes a thousand times is told once', async () => {
  const lines: string[] = []
  const log = createLog({ level: 'error', write: (line) => lines.push(line), now: () => new Date(0) })
  const app = Fastify()
  app.setErrorHandler(createErrorReply(log))
  app.get('/', () => Promise.reject(coded('57P01')))
  for (let one = 0; one < 100; one += 1) expect((await app.inject('/')).statusCode).toBe(503)
  await app.close()
  expect(lines).toHaveLength(1)
})

test('too many at once are told when to come back, without an alarm', async () => {
  const { status, retryAfter, log } = await replyTo(new Overloaded(2))
  expect([status, retryAfter]).toEqual([503, '2'])
  expect(log).not.toContain('unavailable')
})

test('a fault of ours tells a reference and nothing else', async () => {
  const { status, body } = await replyTo(new Error('secret detail'))
  expect([status, body.code]).toEqual([500, 'fault'])
  expect(JSON.stringify(body)).not.toContain('secret detail')
  expect(body.text).toContain(body.reference)
})

test('OPS-01 an upload that the client breaks off is no alarm', async () => {
  const lines: string[] = []
  const log = createLog({ level: 'debug', write: (line) => lines.push(line), now: () => new Date(0) })
  const app = Fastify()
  const failed = Promise.withResolvers<unknown>()
  const reply = createErrorReply(log)
  app.setErrorHandler((error, request, response) => {
    reply(error, request, response)
    failed.resolve(error)
  })
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  const reading = Promise.withResolvers<void>()
  app.post('/', async ({ body }) => {
    for await (const _ of body as Readable) reading.resolve()
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Type: image/jpeg\r\nContent-Length: 1000\r\n\r\nhalf')
  await reading.promise
  socket.destroy()
  expect(await failed.promise).toMatchObject({ code: 'ECONNRESET' })
  await app.close()
  expect(lines.join('')).not.toContain('unavailable')
  expect(lines.join('')).not.toContain('"error"')
})
