import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#platform/config/config.ts'
import { createLog } from '#platform/log/log.ts'
import { createHttpServer } from './server.ts'

let app: FastifyInstance
const log = createLog({ level: 'silent', write: () => undefined, now: () => new Date(0) })

beforeAll(async () => {
  const upload = { windowMs: 300, bytes: 100 }
  const times = { headMs: 400, bodyMs: 400, stillMs: 600, checkMs: 100, upload, wholeMs: 60_000 }
  app = await createHttpServer({ config: readConfig({}), log, maxUploadBytes: 10_000, times })
  app.post('/known', () => ({ done: true }))
  app.get('/large', () => 'x'.repeat(4_000_000))
  app.post('/file', async (request) => {
    const file = await request.file()
    return { bytes: (await file?.toBuffer())?.length }
  })
  app.get('/address', ({ ip }) => ({ ip }))
  await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => app.close())

/** What comes back for these bytes. */
function answerTo(bytes: string): Promise<string> {
  const { port } = app.server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    let text = ''
    socket.setTimeout(20_000, () => socket.destroy())
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
}

const END = 'Host: x\r\nConnection: close\r\n\r\n'

test.each([
  ['an address that is none', `GET /%zz HTTP/1.1\r\n${END}`],
  ['half a character', `GET /%c3 HTTP/1.1\r\n${END}`],
  ['nothing there', `GET /nothing HTTP/1.1\r\n${END}`],
  ['a method of the network', `TRACE /known HTTP/1.1\r\n${END}`],
  ['a method that nobody declared', `PATCH /known HTTP/1.1\r\n${END}`],
  ['a body of no kind', `POST /known HTTP/1.1\r\nContent-Length: 1\r\n${END}x`],
  [
    'a body of a form',
    `POST /known HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n${END}a=1`,
  ],
])('ACC-01 %s is answered with the headers of every answer, and quotes nothing', async (_what, bytes) => {
  const answer = await answerTo(bytes)
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
  for (const header of [
    'x-content-type-options: nosniff',
    'x-frame-options: DENY',
    'cache-control: no-store',
  ])
    expect(answer.toLowerCase()).toContain(header.toLowerCase())
  expect(answer).not.toMatch(/%zz|%c3|\nserver:|x-powered-by/i)
})

test.each([
  ['two lengths', 'Content-Length: 4\r\nContent-Length: 5\r\n'],
  ['a length and chunks', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n'],
  ['chunks of another kind', 'Transfer-Encoding: xchunked\r\n'],
  ['a length that is none', 'Content-Length: +4\r\n'],
  ['a folded header', 'X-A: b\r\n c: d\r\n'],
  ['a bare line feed', 'X-A: b\nContent-Length: 4\r\n'],
])(
  'ACC-01 a request that two servers would read differently (%s) is answered once, and refused',
  async (_what, headers) => {
    const body = '0\r\n\r\nGET /address HTTP/1.1\r\nHost: x\r\n\r\n'
    const answer = await answerTo(`POST /known HTTP/1.1\r\nHost: x\r\n${headers}\r\n${body}`)
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  },
)

test.each([
  ['JSON', 'Content-Type: application/json\r\n'],
  ['a file', 'Content-Type: multipart/form-data; boundary=b\r\n'],
  ['a text', 'Content-Type: text/plain\r\n'],
  ['nothing', ''],
])('OPS-02 a request that says it brings %s, and brings no body, is answered', async (_what, type) => {
  const answer = await answerTo(`POST /known HTTP/1.1\r\n${type}${END}`)
  expect(answer).toMatch(/^HTTP\/1\.1 200 .*{"done":true}$/s)
  expect(await answerTo(`POST /file HTTP/1.1\r\n${type}${END}`)).toMatch(/^HTTP\/1\.1 4\d\d /)
  const none = `Content-Length: 0\r\n${type}${END}`
  expect(await answerTo(`POST /known HTTP/1.1\r\n${none}`)).toMatch(/^HTTP\/1\.1 (200|400|406|415) /)
})

test('OPS-01 nothing is begun for who has gone before it was read where they are', async () => {
  app.server.prependOnceListener('request', ({ socket }: IncomingMessage) =>
    Object.defineProperty(socket, 'remoteAddress', { value: undefined }),
  )
  expect(await answerTo(`GET /address HTTP/1.1\r\n${END}`)).toBe('')
})

test('OPS-02 who asks and asks and never reads is cut off', async () => {
  const { port } = app.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  const cut = new Promise<void>((resolve) => {
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
  })
  socket.pause()
  for (let one = 0; one < 20; one += 1) socket.write('GET /large HTTP/1.1\r\nHost: x\r\n\r\n')
  const open = () => new Promise<number>((resolve) => app.server.getConnections((_error, n) => resolve(n)))
  await expect.poll(open).toBe(1)
  await expect.poll(open).toBe(0)
  socket.resume()
  await cut
})

test('LOG-05 a forged X-Forwarded-For changes nothing where no proxy is trusted', async () => {
  const answer = await answerTo(`GET /address HTTP/1.1\r\nX-Forwarded-For: 203.0.113.9\r\n${END}`)
  expect(answer).toContain('"ip":"127.0.0.1"')
})

test.each([
  ['its head', 'GET /address HTTP/1.1\r\nHost: x\r\n', 'X-A: b\r\n'],
  [
    'its body',
    'POST /known HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n',
    ' ',
  ],
])('LOG-05 whoever trickles %s is cut off, however often a little comes', async (_what, begin, little) => {
  const { port } = app.server.address() as AddressInfo
  const started = performance.now()
  await new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(begin))
    const trickle = setInterval(() => socket.write(little), 50)
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(trickle)
      resolve()
    })
    socket.resume()
  })
  expect(performance.now() - started).toBeLessThan(20_000)
})

const FILE_HEAD =
  '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: image/jpeg\r\n\r\n'
const FILE_END = '\r\n--b--\r\n'

/** Sends a file of so many pieces over a slow line; what is answered, and how long it took. A line may stop after some pieces. */
async function sendSlowly(piece: string, { pieces, stop = pieces }: { pieces: number; stop?: number }) {
  const { port } = app.server.address() as AddressInfo
  const length = FILE_HEAD.length + piece.length * pieces + FILE_END.length
  const head = `POST /file HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ${length}\r\n\r\n`
  const started = performance.now()
  return new Promise<{ answer: string; took: number }>((resolve) => {
    let sent = 0
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(head + FILE_HEAD))
    const line = setInterval(() => {
      if (sent === stop) return clearInterval(line)
      sent += 1
      socket.write(piece + (sent === pieces ? FILE_END : ''))
    }, 50)
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(line)
      resolve({ answer, took: performance.now() - started })
    })
  })
}

test('EVI-02 an upload over a slow line goes on as long as it moves', async () => {
  const { answer, took } = await sendSlowly('x'.repeat(50), { pieces: 36 })
  expect(answer).toContain('"bytes":1800')
  // Longer than any other time that this server has.
  expect(took).toBeGreaterThan(1_500)
})

test('EVI-02, LOG-05 an upload that stops, or brings a byte now and then, is ended soon', async () => {
  for (const { answer, took } of await Promise.all([
    sendSlowly('x'.repeat(50), { pieces: 36, stop: 4 }),
    sendSlowly('x', { pieces: 500 }),
  ])) {
    expect(answer).not.toContain('"bytes"')
    // All that the second one has to bring would take it longer.
    expect(took).toBeLessThan(20_000)
  }
})

const PRODUCTION = {
  KAOJI_MODE: 'production',
  DATABASE_URL: 'postgres://x',
  KAOJI_SECRETS_FILE: '/x',
  KAOJI_PUBLIC_ORIGIN: 'https://kaoji.example.cn',
  KAOJI_TRUSTED_PROXY: '127.0.0.1',
  KAOJI_INSTALLATION: 'kaoji.example.cn',
  KAOJI_PROVINCE: '上海市',
  KAOJI_AUTHORITY: '上海市教育考试院',
  KAOJI_EBILL_GATEWAY: 'none',
}

test('OPS-01 nothing answers through a proxy that does not say who asks, but the health of the process', async () => {
  const served = await createHttpServer({ config: readConfig(PRODUCTION), log, maxUploadBytes: 1_000 })
  served.get('/api/portal/session', ({ ip }) => ({ ip }))
  served.get('/readyz', () => ({ status: 'ready' }))
  const silent = await served.inject('/api/portal/session')
  expect([silent.statusCode, silent.json().code]).toEqual([503, 'proxy_silent'])
  const otherwise = await served.inject('/%61pi/portal/session')
  expect([otherwise.statusCode, otherwise.json().code]).toEqual([503, 'proxy_silent'])
  const headers = { 'x-forwarded-for': '203.0.113.9' }
  expect((await served.inject({ url: '/api/portal/session', headers })).json()).toEqual({ ip: '203.0.113.9' })
  expect((await served.inject('/readyz')).statusCode).toBe(200)
  await served.close()
})
