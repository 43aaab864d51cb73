import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { openPhotoDesk } from '#tests/support/photo-desk.ts'
import { photoNamed } from '#tests/support/photos.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { zip64Of, zipOf } from '#tests/support/zip.ts'

const application = startApplication()
const given = givenIn(application)
const desk = openPhotoDesk(application)

test('IMP-01 what systems put beside photographs is left out, and said', async () => {
  const person = await given.candidate().enter()
  const { report } = await desk.check([
    await photoNamed(person.ticketNo),
    { name: `__MACOSX/._${person.ticketNo}.jpg`, bytes: Buffer.from('x') },
    { name: 'Thumbs.db', bytes: Buffer.from('x') },
  ])
  expect(report.batch).toMatchObject({ rowsTotal: 1, rowsFaulty: 0 })
  expect(report.batch.warnings[0]).toContain('有 2 个系统自动生成的文件')
})

const filesIn = (folder: string) =>
  readdirSync(join(application.deps.config.directory, folder), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.includes('-'),
  ).length

test.each<[string, () => Promise<Buffer>, string]>([
  ['no archive', async () => Buffer.from('Rar!\u001a\u0007\u0000'), '不是 ZIP'],
  ['a spreadsheet', async () => Buffer.from('准考证号,姓名\n'), '不是 ZIP'],
  ['a cut archive', async () => zipOf([await photoNamed('1')]).subarray(0, 5_000), '不完整'],
  [
    'an archive whose directory is beyond any file',
    async () => zip64Of(zipOf([{ name: '1.jpg', bytes: Buffer.from('x') }]), { record: 2n ** 53n }),
    '不完整',
  ],
  [
    'a way out of its folder',
    async () => zipOf([{ ...(await photoNamed('1')), name: '../../1.jpg' }]),
    '不安全',
  ],
  [
    'a password',
    async () =>
      zipOf([{ name: '1.jpg', bytes: Buffer.alloc(300), isEncrypted: true, claims: { size: 288 } }]),
    '密码',
  ],
  [
    'ten thousand and one files',
    async () => zipOf(Array.from({ length: 10_001 }, (_, place) => ({ name: `${place}.jpg` }))),
    '10000',
  ],
  [
    'a bomb',
    async () => {
      const bytes = Buffer.alloc(1_048_576)
      return zipOf(
        Array.from({ length: 300 }, (_, place) => ({ name: `${place}.jpg`, bytes, isDeflated: true })),
      )
    },
    '过大',
  ],
  [
    'nothing but what systems put there',
    async () => zipOf([{ name: 'Thumbs.db', bytes: Buffer.from('x') }]),
    '没有照片',
  ],
])('IMP-01 %s is refused as a whole, in words, and leaves nothing', async (_case, make, words) => {
  const before = [filesIn('vault'), filesIn('files')]
  const { id, report } = await desk.check(await make())
  expect(report.batch).toMatchObject({ state: 'unreadable', fault: expect.stringContaining(words) })
  const { rows } = await application.owner.query(
    'select count(*)::int as n from import_rows where batch_id = $1',
    [id],
  )
  expect([rows[0].n, filesIn('vault'), filesIn('files')]).toEqual([0, ...before])
})
