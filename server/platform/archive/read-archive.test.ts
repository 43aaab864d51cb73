import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ZippedFile, zip64Of, zipOf } from '#tests/support/zip.ts'
import { ArchiveFault, wordsOfArchiveFault } from './archive-fault.ts'
import { judgeArchive, readArchive } from './read-archive.ts'

const limits = { maxEntries: 7, maxFileBytes: 1_000, maxInflatedBytes: 2_000 }
const bytes = Buffer.from('a picture '.repeat(20))
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaoji-archive-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function pathOf(archive: Buffer): Promise<string> {
  const path = join(folder, 'upload')
  await writeFile(path, archive)
  return path
}

/** What is read of an archive: name and kind of each file, or the reason for which the whole is refused. */
async function read(archive: readonly ZippedFile[] | Buffer): Promise<string[] | string> {
  const path = await pathOf(Buffer.isBuffer(archive) ? archive : zipOf(archive))
  try {
    const total = await judgeArchive(path, limits)
    const found: string[] = []
    for await (const file of readArchive(path, limits)) {
      const isSame = file.kind === 'whole' && file.bytes.equals(bytes)
      found.push(`${file.place} ${file.name} ${isSame ? 'same' : file.kind}`)
    }
    expect(found).toHaveLength(total)
    return found
  } catch (error) {
    if (!(error instanceof ArchiveFault)) throw error
    return error.reason
  }
}

test('IMP-01 files are read however they were packed: stored, deflated, with descriptors, as ZIP64, in folders', async () => {
  expect(
    await read([
      { name: 'photos/' },
      { name: 'photos/a.jpg', bytes },
      { name: 'photos/b.jpg', bytes, isDeflated: true },
      { name: 'c.jpg', bytes, isDeflated: true, hasDescriptor: true },
      { name: 'd.jpg', bytes, isZip64: true },
      { name: 'e\\f.jpg', bytes },
    ]),
  ).toEqual(['1 photos/a.jpg same', '2 photos/b.jpg same', '3 c.jpg same', '4 d.jpg same', '5 e/f.jpg same'])
})

test('IMP-01 names are read as UTF-8 where they say so or are, and else as the GBK of a Chinese Windows', async () => {
  expect(
    await read([
      { name: '张三.jpg', bytes, isUtf8: true },
      { name: '李四.jpg', bytes },
      // 「照片」 and 「昞」, whose second byte is a backslash.
      { name: Buffer.from('d5d5c6ac2f955c2e6a7067', 'hex'), bytes },
    ]),
  ).toEqual(['1 张三.jpg same', '2 李四.jpg same', '3 照片/昞.jpg same'])
})

test('IMP-01 of a name that is too long its end is read', async () => {
  const name = `${'a'.repeat(65_000)}/${'b'.repeat(80)}.jpg`
  expect(await read([{ name, bytes }])).toEqual([`1 ${name.slice(-400)} same`])
})

test('IMP-01 what is wrong with one file is said of that file', async () => {
  expect(
    await read([
      { name: 'big.jpg', bytes: Buffer.alloc(1_001), isDeflated: true },
      { name: 'more.jpg', bytes, isDeflated: true, claims: { size: 10 } },
      { name: 'less.jpg', bytes, isDeflated: true, claims: { size: 900 } },
      { name: 'other.jpg', bytes, claims: { crc: 1 } },
      { name: 'deflate64.jpg', bytes, method: 9 },
      { name: 'lzma.jpg', bytes, method: 14 },
      { name: 'whole.jpg', bytes },
    ]),
  ).toEqual([
    '1 big.jpg too_large',
    '2 more.jpg damaged',
    '3 less.jpg damaged',
    '4 other.jpg damaged',
    '5 deflate64.jpg other_method',
    '6 lzma.jpg other_method',
    '7 whole.jpg same',
  ])
})

const whole = zipOf([{ name: 'a.jpg', bytes }])

test('IMP-01 an archive with the ending of ZIP64 is read', async () => {
  expect(await read(zip64Of(whole, {}))).toEqual(['1 a.jpg same'])
})

const many = Array.from({ length: 8 }, (_, place) => ({ name: `${place}.jpg`, bytes }))

test.each<[string, readonly ZippedFile[] | Buffer, string]>([
  ['no archive', Buffer.from('Rar!\u001a\u0007\u0000 and so on'), 'not_an_archive'],
  ['nothing', Buffer.alloc(0), 'not_an_archive'],
  ['no files', [], 'empty'],
  ['folders alone', [{ name: 'a/' }], 'empty'],
  ['half of an archive', whole.subarray(0, whole.length / 2), 'truncated'],
  ['its last bytes missing', whole.subarray(0, whole.length - 3), 'truncated'],
  ['a record of ZIP64 beyond any file', zip64Of(whole, { record: 2n ** 53n }), 'truncated'],
  ['a record of ZIP64 behind its end', zip64Of(whole, { record: 10_000n }), 'truncated'],
  ['a directory beyond any file', zip64Of(whole, { directory: 2n ** 64n - 1n }), 'truncated'],
  ['a file beyond its end', [{ name: 'a.jpg', bytes, claims: { place: 0xffffn } }], 'truncated'],
  [
    'a file beyond any file',
    [{ name: 'a.jpg', bytes, isZip64: true, claims: { place: 2n ** 64n - 1n } }],
    'truncated',
  ],
  [
    'one file in place of two',
    [
      { name: 'a.jpg', bytes },
      { name: 'b.jpg', bytes, claims: { place: 0n } },
    ],
    'truncated',
  ],
  ['a directory behind its end', zip64Of(whole, { directory: 10_000n }), 'truncated'],
  [
    'a password',
    [{ name: 'a.jpg', bytes: Buffer.alloc(300), isEncrypted: true, claims: { size: 288 } }],
    'encrypted',
  ],
  ['a way out of its folder', [{ name: '../../etc/passwd', bytes }], 'dangerous'],
  ['a way out by backslashes', [{ name: '..\\..\\passwd', bytes }], 'dangerous'],
  ['an absolute path', [{ name: '/etc/passwd', bytes }], 'dangerous'],
  ['a drive', [{ name: 'C:\\passwd', bytes }], 'dangerous'],
  ['more files than are read', many, 'too_many_entries'],
  [
    'more bytes than are inflated',
    many.slice(0, 3).map((file) => ({ ...file, bytes: Buffer.alloc(900), isDeflated: true })),
    'bomb',
  ],
])('IMP-01 an archive with %s is refused as a whole, in words', async (_case, archive, reason) => {
  expect(await read(archive)).toBe(reason)
  const words = wordsOfArchiveFault(new ArchiveFault(reason as ArchiveFault['reason']), limits)
  expect(words).toMatch(/请.*。$/)
})

test('IMP-01 a file that many entries share is inflated no more often than is allowed', async () => {
  // All entries name the bytes of the first: 7 × 900 bytes out of 30.
  const bomb = zipOf(
    many.slice(0, 3).map((file) => ({ ...file, bytes: Buffer.alloc(900), isDeflated: true })),
  )
  for (
    let at = bomb.indexOf('PK\x01\x02', 0, 'latin1');
    at >= 0;
    at = bomb.indexOf('PK\x01\x02', at + 1, 'latin1')
  )
    bomb.writeUInt32LE(0, at + 42)
  expect(await read(bomb)).toBe('bomb')
})
