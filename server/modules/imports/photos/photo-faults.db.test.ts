import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { sendCorrected, sendFile, work } from '#tests/support/desk.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import {
  anotherNumber,
  approveCorrection,
  fileCorrection,
  newNumber,
  recordPhoto,
} from '#tests/support/personal-data.ts'
import { anotherPortrait, bringInPhotos, checkPhotos, photoNamed, reportOf } from '#tests/support/photos.ts'
import { rowsOfSheet } from '#tests/support/sheet-rows.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInStaff, type Visitor } from '#tests/support/visitor.ts'
import { type ZippedFile, zip64Of, zipOf } from '#tests/support/zip.ts'

const application = startApplication()
const given = givenIn(application)
let officer: Visitor

beforeAll(async () => {
  officer = await signInStaff(application, 'score1')
})

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#96c8f0' } })
    .jpeg()
    .toBuffer()

/** What is found in an archive of these files, by code; the batch is put aside. */
async function problemsIn(files: readonly ZippedFile[]): Promise<string[]> {
  const { id, report } = await checkPhotos(application, officer, files)
  expect(report.batch.state).toBe('checked')
  for (const { problems } of report.faultyRows)
    for (const words of problems) expect(words).toMatch(/[请删].*。$/)
  await officer.call('POST', `/api/office/imports/${id}/discard`)
  return report.problemCounts.flatMap(({ problem, rows }) => Array.from({ length: rows }, () => problem))
}

describe('IMP-01 what is wrong with one photograph', () => {
  const ofCandidate: [string, (person: Candidate) => ZippedFile | Promise<ZippedFile>][] = [
    ['unknown_ticket', () => photoNamed('999999999999')],
    ['unknown_number', () => photoNamed(anotherNumber())],
    ['photo_name_form', () => photoNamed('张三')],
    ['photo_extension', ({ ticketNo }) => ({ name: `${ticketNo}.bmp`, bytes: Buffer.from('BM') })],
    ['image_not_a_picture', ({ ticketNo }) => ({ name: `${ticketNo}.jpg`, bytes: Buffer.from('GIF89a') })],
    ['image_empty', ({ ticketNo }) => ({ name: `${ticketNo}.jpg` })],
    [
      'image_too_large',
      ({ ticketNo }) => ({ name: `${ticketNo}.jpg`, bytes: Buffer.alloc(1_048_577), isDeflated: true }),
    ],
    [
      'image_broken',
      async ({ ticketNo }) => ({
        name: `${ticketNo}.jpg`,
        bytes: (await anotherPortrait()).subarray(0, 9_000),
      }),
    ],
    ['photo_damaged', async ({ ticketNo }) => ({ ...(await photoNamed(ticketNo)), claims: { crc: 7 } })],
    ['photo_packing', async ({ ticketNo }) => ({ ...(await photoNamed(ticketNo)), method: 14 })],
    ['image_too_small', async ({ ticketNo }) => photoNamed(ticketNo, await drawn(150, 200))],
    ['photo_small', async ({ ticketNo }) => photoNamed(ticketNo, await drawn(225, 300))],
    ['photo_shape', async ({ ticketNo }) => photoNamed(ticketNo, await drawn(640, 480))],
  ]
  test.each(ofCandidate)(
    'IMP-01 %s is found, in words, and another photograph is sound',
    async (problem, make) => {
      const [person, other] = [await given.candidate().enter(), await given.candidate().enter()]
      expect(await problemsIn([await make(person), await photoNamed(other.ticketNo)])).toEqual([problem])
    },
  )

  test('IMP-01 two photographs of one person are two too many, whichever numbers name them', async () => {
    const person = await given.candidate().enter()
    await given.anotherTicket(person, '120203K')
    const { rows } = await application.owner.query<{ ticket_no: string }>(
      'select ticket_no from tickets where person_id = $1 order by 1',
      [person.personId],
    )
    const names = [...rows.map(({ ticket_no }) => ticket_no), person.idNumber]
    expect(names).toHaveLength(3)
    const files = await Promise.all(names.map((name) => photoNamed(name)))
    expect(await problemsIn(files)).toEqual(Array.from({ length: 3 }, () => 'photo_person_twice'))
  })

  test('IMP-01 one photograph of two persons is said at both, and so is one that is on another’s record', async () => {
    const [one, two] = [await given.candidate().enter(), await given.candidate().enter()]
    const picture = await anotherPortrait()
    const files = [await photoNamed(one.ticketNo, picture), await photoNamed(two.ticketNo, picture)]
    expect(await problemsIn(files)).toEqual(['photo_alike', 'photo_alike'])
    await bringInPhotos(application, officer, files.slice(0, 1))
    expect(await problemsIn(files.slice(1))).toEqual(['photo_of_other'])
  })

  test('PRF-01 a photograph that was approved, or is asked for, is newer', async () => {
    const person = await given.candidate().enter()
    const [id] = await fileCorrection(person, { data: ['photo'], photoId: await recordPhoto(person) })
    const file = await photoNamed(person.ticketNo)
    expect(await problemsIn([file])).toEqual(['photo_requested'])
    expect((await approveCorrection(given, id)).status).toBe(200)
    expect(await problemsIn([file])).toEqual(['photo_by_request'])
  })

  test('PRF-01 a number that a correction replaced is said to be so', async () => {
    const person = await given.candidate().enter()
    const [id] = await fileCorrection(person, await newNumber(person, anotherNumber()))
    expect((await approveCorrection(given, id)).status).toBe(200)
    expect(await problemsIn([await photoNamed(person.idNumber)])).toEqual(['number_replaced'])
  })

  test.each(['transferring_out', 'transferred_out', 'closed'])(
    'PRF-01 who has no 准考证 在籍 (%s) keeps the photograph',
    async (state) => {
      const person = await given.candidate().enter()
      await application.owner.query('update tickets set state = $2 where id = $1', [person.ticketId, state])
      expect(await problemsIn([await photoNamed(person.ticketNo)])).toEqual(['person_left'])
      const another = await given.anotherTicket(person, '120203K')
      expect(another).not.toBe('')
      expect(await problemsIn([await photoNamed(person.ticketNo)])).toEqual([])
    },
  )

  test('IMP-01 what one should look at hinders nothing: no colour, another background, another photograph before', async () => {
    const [grey, white, other] = [
      await given.candidate().enter(),
      await given.candidate().enter(),
      await given.candidate().enter(),
    ]
    await bringInPhotos(application, officer, [await photoNamed(other.ticketNo)])
    const colourless = await sharp(await anotherPortrait())
      .greyscale()
      .jpeg()
      .toBuffer()
    const { report } = await checkPhotos(application, officer, [
      await photoNamed(grey.ticketNo, colourless),
      await photoNamed(
        white.ticketNo,
        await sharp(await anotherPortrait())
          .negate()
          .jpeg()
          .toBuffer(),
      ),
      await photoNamed(other.ticketNo),
    ])
    expect(report.batch.rowsFaulty).toBe(0)
    expect(report.noteCounts.map(({ note, rows }) => `${note} ${rows}`)).toEqual([
      'photo_background 1',
      'photo_grey 1',
      'photo_replaces 1',
    ])
  })
})

test('IMP-01, ACC-02 no 证件号码 in a name is kept or shown in clear, but in the error file of whoever brought the archive', async () => {
  const person = await given.candidate().enter()
  const [number, passport] = [anotherNumber(), 'E12345678']
  const files = await Promise.all(
    [number, passport, person.idNumber].map((name) => photoNamed(`初中/${name}`)),
  )
  const { id, report } = await checkPhotos(application, officer, files)
  expect(report.faultyRows.map(({ cells }) => cells[0])).toEqual([
    `初中/310**************${number.at(-1)}.jpg`,
    '初中/E12*****8.jpg',
  ])
  const { rows } = await application.owner.query<{ text: string }>(
    `select r::text as text from import_rows r where batch_id = $1
     union all select e::text from audit_entries e where subject_id = $1::text`,
    [id],
  )
  expect(rows.length).toBeGreaterThan(3)
  for (const { text } of rows)
    for (const name of [number, passport, person.idNumber]) expect(text).not.toContain(name)
  const namesFor = async (who: Visitor) => {
    const file = await who.call('GET', `/api/office/imports/${id}/errors.xlsx`)
    return (await rowsOfSheet(application, file.bytes)).map(([, name]) => name)
  }
  expect(await namesFor(officer)).toEqual(['文件名', `初中/${number}.jpg`, `初中/${passport}.jpg`])
  expect(await namesFor(await given.officer('score_officer'))).toEqual([
    '文件名',
    ...report.faultyRows.map(({ cells }) => cells[0]),
  ])
})

test('IMP-01 faulty photographs are set aside, and the others applied', async () => {
  const person = await given.candidate().enter()
  const { id } = await checkPhotos(application, officer, [
    await photoNamed(person.ticketNo),
    await photoNamed('李四'),
  ])
  expect((await officer.call('POST', `/api/office/imports/${id}/apply`)).body.code).toBe(
    'import_has_problems',
  )
  const body = { reason: '文件名不对，另行补入' }
  expect((await officer.call('POST', `/api/office/imports/${id}/set-aside`, { body })).status).toBe(200)
  expect((await officer.call('POST', `/api/office/imports/${id}/apply`)).status).toBe(200)
})

test('IMP-04 the corrected archive takes the place of the faulty one, and schools bring in none', async () => {
  const person = await given.candidate().enter()
  const file = await photoNamed(person.ticketNo)
  const { id } = await checkPhotos(application, officer, [file, await photoNamed('李四')])
  const sent = await sendCorrected(officer, id, zipOf([file]))
  expect([sent.status, sent.text]).toEqual([200, sent.text])
  await work(application, String(sent.body.id))
  expect((await reportOf(officer, id)).batch.state).toBe('discarded')
  expect((await reportOf(officer, String(sent.body.id))).batch).toMatchObject({
    state: 'checked',
    rowsFaulty: 0,
  })
  const school = await given.officer('school_registrar', '10272')
  const refused = await sendFile(school, { kind: 'candidate_photos', text: zipOf([file]), name: 'a.zip' })
  expect(refused.body.code).toBe('not_permitted')
})

test('IMP-01 what systems put beside photographs is left out, and said', async () => {
  const person = await given.candidate().enter()
  const { report } = await checkPhotos(application, officer, [
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
  const { id, report } = await checkPhotos(application, officer, await make())
  expect(report.batch).toMatchObject({ state: 'unreadable', fault: expect.stringContaining(words) })
  const { rows } = await application.owner.query(
    'select count(*)::int as n from import_rows where batch_id = $1',
    [id],
  )
  expect([rows[0].n, filesIn('vault'), filesIn('files')]).toEqual([0, ...before])
})
