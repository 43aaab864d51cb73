import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createConnection, type Socket } from 'node:net'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { workbookOf } from '#platform/spreadsheet/spreadsheet.fixture.ts'
import { newestSitting, sendFile, work } from '#tests/support/desk.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
const MB = 1024 * 1024
let officer: Visitor
let sittingId: string
let door: URL

beforeAll(async () => {
  officer = await signInStaff(application, 'score1')
  sittingId = await newestSitting(application)
  door = new URL(await application.app.http.listen({ host: '127.0.0.1', port: 0 }))
})

const kept = async () => ({
  batches: Number((await application.owner.query('select count(*) as n from import_batches')).rows[0].n),
  files: readdirSync(join(application.deps.config.directory, 'files')).length,
})

/** Begins an upload of that many bytes on its own connection, as a browser would. */
async function beginUpload(bytes: number): Promise<Socket> {
  const head = `--b\r\nContent-Disposition: form-data; name="file"; filename="成绩.csv"\r\nContent-Type: text/csv\r\n\r\n`
  const length = Buffer.byteLength(head) + bytes + Buffer.byteLength('\r\n--b--\r\n')
  const socket = createConnection({ host: door.hostname, port: Number(door.port) })
  socket.setMaxListeners(0)
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(
    `POST /api/office/imports?kind=exam_scores&sittingId=${sittingId} HTTP/1.1\r\nHost: ${door.host}\r\n` +
      `Cookie: ${officer.cookie()}\r\nx-kaoji: 1\r\nContent-Type: multipart/form-data; boundary=b\r\n` +
      `Content-Length: ${length}\r\nConnection: close\r\n\r\n${head}`,
  )
  return socket
}

test('IMP-01 a sheet of 200 MB is cut off in words, keeps nothing, and is never held in memory', async () => {
  const before = await kept()
  const memory = process.memoryUsage().rss
  const socket = await beginUpload(200 * MB)
  const answer: Buffer[] = []
  socket.on('data', (part: Buffer) => answer.push(part))
  const line = Buffer.from(`${'1'.repeat(MB - 1)}\n`)
  let peak = 0
  for (let sent = 0; sent < 200 && !socket.destroyed; sent += 1) {
    if (!socket.write(line)) await Promise.race([once(socket, 'drain'), once(socket, 'close')])
    peak = Math.max(peak, process.memoryUsage().rss - memory)
  }
  socket.write('\r\n--b--\r\n')
  if (!socket.destroyed) await Promise.race([once(socket, 'end'), once(socket, 'close')])
  const text = Buffer.concat(answer).toString('utf8')
  expect(text).toMatch(/^HTTP\/1\.1 413/)
  expect(text).toContain('请拆分成几个文件分别上传')
  expect(peak).toBeLessThan(150 * MB)
  expect(await kept()).toEqual(before)
})

test('IMP-01 an upload whose connection drops half-way keeps nothing', async () => {
  const before = await kept()
  const socket = await beginUpload(4 * MB)
  socket.write(Buffer.alloc(MB, '1'))
  await new Promise((resolve) => setTimeout(resolve, 150))
  socket.destroy()
  await expect.poll(kept).toEqual(before)
})

test.each([
  ['a zip bomb', Buffer.from(workbookOf(' '.repeat(12_000_000))), '文件展开后过大'],
  ['a PDF named .xlsx', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), '不是'],
  ['a program named .xlsx', Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000'), '不是'],
])('IMP-01 %s is said in words, and no row of it is staged', async (_, text, words) => {
  const { body, status } = await sendFile(officer, {
    kind: 'exam_scores',
    sittingId,
    text,
    name: '成绩.xlsx',
  })
  expect(status).toBe(200)
  await work(application, String(body.id))
  const report = await officer.call('GET', `/api/office/imports/${body.id}`)
  const batch = report.body.batch as { state: string; fault: string }
  expect(batch.state).toBe('unreadable')
  expect(batch.fault).toContain(words)
  const { rows } = await application.owner.query(
    'select (select count(*) from import_rows where batch_id = $1)::int + (select count(*) from sound_row_blocks where batch_id = $1)::int as n',
    [body.id],
  )
  expect(rows[0].n).toBe(0)
})

test('IMP-01 an empty file is no file', async () => {
  const before = await kept()
  const { body } = await sendFile(officer, { kind: 'exam_scores', sittingId, text: '' })
  expect(body.code).toBe('upload_missing')
  expect(await kept()).toEqual(before)
})
