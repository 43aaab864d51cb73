import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLog } from '#platform/log/log.ts'
import { createAdmission } from './admission.ts'
import { answerBefore } from './before-framework.ts'

const AT_ONCE = 3
let server: Server
let port = 0
let begun = 0
let reached = 0
let behindMs = 0
let filesNow = Number.POSITIVE_INFINITY
let finish: () => void
const sockets: Socket[] = []

beforeEach(async () => {
  const gate = Promise.withResolvers<void>()
  finish = gate.resolve
  begun = 0
  reached = 0
  server = createServer((request, response) => {
    begun += 1
    request.resume().on('end', async () => {
      reached += 1
      await gate.promise
      response.end('done')
    })
  })
  behindMs = 0
  filesNow = Number.POSITIVE_INFINITY
  const { refuse, letIn } = createAdmission({
    isKnown: (cookie) => cookie === 'known',
    headers: { 'cache-control': 'no-store' },
    log: createLog({ level: 'silent', write: () => undefined, now: () => new Date(0) }),
    atOnce: AT_ONCE,
    filesAtOnce: AT_ONCE,
    filesNow: () => filesNow,
    behindMs: () => behindMs,
  })
  answerBefore(server, [refuse], letIn)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  server.close()
})

/** Sends a head and what is passed of a body, and gathers what comes back. */
function send(path: string, { head = '', body = '' } = {}) {
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  const method = head.includes('Content-Length') ? 'POST' : 'GET'
  socket.write(`${method} ${path} HTTP/1.1\r\nHost: x\r\n${head}\r\n${body}`)
  let answer = ''
  socket.on('data', (part) => {
    answer += part
  })
  socket.on('error', () => undefined)
  return { answer: () => answer, socket }
}
const ask = (head = '') => send('/api/portal/home', { head })
const refused = ({ answer }: ReturnType<typeof send>) => answer().startsWith('HTTP/1.1 503')

test('OPS-02 one too many is refused at once, in words and with when to come back; whoever is signed in has a line apart', async () => {
  const first = Array.from({ length: AT_ONCE }, () => ask())
  await expect.poll(() => reached).toBe(AT_ONCE)
  const late = ask()
  await expect.poll(() => refused(late)).toBe(true)
  expect(late.answer()).toMatch(/retry-after: 2/i)
  expect(late.answer()).toMatch(/cache-control: no-store/i)
  expect(late.answer()).toContain('现在办理的人较多，请稍等几秒再试。')
  const known = Array.from({ length: AT_ONCE }, () => ask('Cookie: known\r\n'))
  await expect.poll(() => reached).toBe(2 * AT_ONCE)
  const tooMany = ask('Cookie: known\r\n')
  await expect.poll(() => refused(tooMany)).toBe(true)
  finish()
  for (const one of [...first, ...known]) await expect.poll(one.answer).toContain('done')
  const next = ask()
  await expect.poll(next.answer).toContain('done')
})

test('OPS-02 who goes away, drips a body or, signed in, has a file of the desk takes no place from others', async () => {
  const gone = Array.from({ length: AT_ONCE }, () => ask())
  await expect.poll(() => reached).toBe(AT_ONCE)
  for (const { socket } of gone) socket.destroy()
  const open = () =>
    new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)))
  await expect.poll(open).toBe(0)
  const dripping = Array.from({ length: 2 * AT_ONCE }, () =>
    send('/api/portal/sign-in', { head: 'Content-Length: 9\r\n', body: '{' }),
  )
  const files = Array.from({ length: 2 * AT_ONCE }, () =>
    send('/api/office/imports', {
      head: 'Cookie: known\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1\r\n',
      body: '-',
    }),
  )
  const pages = Array.from({ length: 2 * AT_ONCE }, () => send('/'))
  await expect.poll(() => reached).toBe(AT_ONCE + files.length + pages.length)
  const after = Array.from({ length: AT_ONCE }, () => ask())
  await expect.poll(() => reached).toBe(2 * AT_ONCE + files.length + pages.length)
  for (const one of [...dripping, ...files, ...after]) expect(refused(one)).toBe(false)
})

test('OPS-02 who comes with a picture while the line of those to be decoded is full is refused before the first byte of it', async () => {
  const upload = () =>
    send('/api/portal/credentials/x/images', {
      head: 'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000\r\n',
    })
  const first = upload()
  await expect.poll(() => begun).toBe(1)
  filesNow = 1
  const late = upload()
  await expect.poll(() => refused(late)).toBe(true)
  filesNow = Number.POSITIVE_INFINITY
  const next = upload()
  await expect.poll(() => begun).toBe(2)
  first.socket.write('-'.repeat(1000))
  next.socket.write('-'.repeat(1000))
  await expect.poll(() => reached).toBe(2)
})

test.each([
  ['a letter by its number', '/%61pi/portal/home', ''],
  ['with a host', 'http://x/api/portal/home', ''],
  ['with another host, in capitals', 'HTTPS://y/api/portal/home', ''],
  ['as if it had a file', '/api/office/session', 'Content-Type: multipart/form-data; boundary=x\r\n'],
])('OPS-02 a request that is written otherwise (%s) is counted like any other', async (_how, path, head) => {
  for (let count = 0; count < AT_ONCE; count += 1) send(path, { head })
  await expect.poll(() => reached).toBe(AT_ONCE)
  const late = [ask(), send(path, { head })]
  await expect.poll(() => late.every(refused)).toBe(true)
})

test.each(['/api/phone/images', '/api/office/imports', '/api/captchas'])(
  'OPS-02 files of strangers are counted wherever they are sent: %s',
  async (path) => {
    const file = () =>
      send(path, {
        head: 'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 9\r\n',
        body: '-',
      })
    for (let count = 0; count < AT_ONCE; count += 1) file()
    await expect.poll(() => begun).toBe(AT_ONCE)
    const late = file()
    await expect.poll(() => refused(late)).toBe(true)
  },
)

test('OPS-02 who sends many requests at once and goes away keeps no place', async () => {
  const one = 'GET /api/portal/home HTTP/1.1\r\nHost: x\r\n\r\n'
  const { socket } = send('/api/portal/home', { body: one.repeat(AT_ONCE - 1) })
  await expect.poll(() => reached).toBe(AT_ONCE)
  const late = ask()
  await expect.poll(() => refused(late)).toBe(true)
  socket.destroy()
  const open = () =>
    new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)))
  await expect.poll(open).toBe(1)
  const next = Array.from({ length: AT_ONCE }, () => ask())
  await expect.poll(() => reached).toBe(2 * AT_ONCE)
  for (const other of next) expect(refused(other)).toBe(false)
})

test('OPS-02 a refused request with a body ends its connection, so that the body is not taken for a request', async () => {
  for (let count = 0; count < AT_ONCE; count += 1) ask()
  await expect.poll(() => reached).toBe(AT_ONCE)
  const body = 'GET /api/portal/scores HTTP/1.1\r\nHost: x\r\n\r\n'
  const smuggled = send('/api/portal/sign-in', { head: `Content-Length: ${body.length}\r\n`, body })
  await expect.poll(() => refused(smuggled)).toBe(true)
  expect(smuggled.answer()).toMatch(/connection: close/i)
  await expect.poll(() => smuggled.socket.closed || smuggled.socket.readableEnded).toBe(true)
  expect(smuggled.answer().match(/HTTP\/1.1/g)).toHaveLength(1)
})

test('OPS-02 a photograph too many is refused by its head, and its bytes are read and dropped', async () => {
  const photograph = (body: string) =>
    send('/api/portal/credentials/1/images', {
      head: `Content-Type: multipart/form-data; boundary=x\r\nContent-Length: ${'a photograph'.length}\r\n`,
      body,
    })
  const first = Array.from({ length: AT_ONCE }, () => photograph('a photo'))
  await expect.poll(() => first.every(({ socket }) => socket.bytesWritten > 0)).toBe(true)
  const late = photograph('a photograph')
  await expect.poll(() => refused(late)).toBe(true)
  expect(late.answer()).not.toMatch(/connection: close/i)
  late.socket.write('GET /api/portal/home HTTP/1.1\r\nHost: x\r\n\r\n')
  await expect.poll(() => reached).toBe(1)
})

test('OPS-02 while the event loop is behind, visitors are refused first and people who are signed in later', async () => {
  behindMs = 300
  const [visitor, known] = [ask(), ask('Cookie: known\r\n')]
  await expect.poll(() => refused(visitor)).toBe(true)
  await expect.poll(() => reached).toBe(1)
  expect(refused(known)).toBe(false)
  behindMs = 600
  const late = ask('Cookie: known\r\n')
  await expect.poll(() => refused(late)).toBe(true)
  const page = send('/')
  await expect.poll(() => reached).toBe(2)
  expect(refused(page)).toBe(false)
})
