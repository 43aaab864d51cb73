import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { INBOUND_COLUMNS } from '#modules/transfer-in/arriving/reading/inbound-columns.ts'
import { withChecksum } from '#rulebook/identity/id-number.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { applyInboundBatch, checkInbound, type Report } from '#tests/support/inbound.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { ODD_TEXTS } from './odd-values.ts'

const application = startApplication()
const ROWS = 400
let officer: Officer

beforeAll(async () => {
  officer = await givenIn(application).officer('score_officer')
})

/** What a column of the file may hold: its right words, the words of others, and what nobody thought of. */
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  name: ['张三丰', '欧阳娜娜', '买买提·艾力', '䶮明', '\uE863明', 'Mary O’Brien'],
  gender: ['', '男', '女', '男性'],
  idType: ['居民身份证', '护照', '港澳台居民居住证', '身份证\u200b'],
  province: ['江苏省', '四川', '上海市', '内蒙古自治区'],
  originTicketNo: ['030112345678', '０３０１１２３４５６７９', '03-0112-3456', '320102198803054512'],
  destinationTicketNo: ['', '101000240000', '7'.repeat(12), '0'.repeat(40)],
  majorCode: ['', '120203K', '１２０２０３Ｋ'],
  majorName: ['', '会计学'],
  level: ['', '本科', '专升本'],
  courseCode: ['00015', '15', '03708', '0'.repeat(11)],
  courseName: ['英语（二）', '中国近现代史纲要', '字'.repeat(200)],
  credits: ['4', '4.5', '４．５', '4.25', '0', '30', '31', '1e2', '4.0000000000000001'],
  mark: ['0', '59', '60', '100', '101', '合格', '优秀', '免考', '缺考', '78.0', '７８'],
  passedOn: [
    '2019-10',
    '2019年10月',
    '1981-01-01',
    '1980-12-31',
    '2019-02-30',
    '43739',
    '201910',
    '2026-11-23',
  ],
  scoreSource: ['', '统考'],
}

const idNumber = fc
  .nat({ max: 40 })
  .map((order) => withChecksum(`320102198803054${String(order).padStart(2, '0')}`))
const odd = fc.oneof(fc.constantFrom(...ODD_TEXTS), fc.string({ unit: 'binary', maxLength: 40 }))

const row = fc.record(
  Object.fromEntries(
    INBOUND_COLUMNS.map(({ key }) => [
      key,
      fc.oneof(
        { weight: 12, arbitrary: key === 'idNumber' ? idNumber : fc.constantFrom(...(RIGHT[key] ?? ['x'])) },
        { weight: 1, arbitrary: odd },
      ),
    ]),
  ),
)

/** A CSV file with characters of control is no text, and is refused as a whole. */
const quoted = (text: string) =>
  `"${text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n\r]/gu, '')
    .replaceAll('"', '""')}"`
const fileOf = (rows: readonly Record<string, string>[]) =>
  [
    INBOUND_COLUMNS.map(({ title }) => title).join(','),
    ...rows.map((cells) => INBOUND_COLUMNS.map(({ key }) => quoted(cells[key] ?? '')).join(',')),
  ].join('\r\n')

/** What stands in a course's columns and may be right, in every way of writing it. */
const SOUND: Readonly<Record<string, readonly string[]>> = {
  courseCode: ['00015', '15', '03708', '００１５', '13000'],
  courseName: ['英语（二）', '英语(二)', ' 中国近现代史纲要', '字'.repeat(100)],
  credits: ['4', '4.5', '４．５', '0', '30', '14.0'],
  mark: ['0', '59', '60', '100', '合格', '优秀', '７８', '78.0'],
  passedOn: ['2019-10', '2019年10月', '1981-01-01', '2019/4', '201910', '2026-11'],
}

const sound = fc.record({
  order: fc.nat({ max: 400 }),
  ...Object.fromEntries(Object.entries(SOUND).map(([key, words]) => [key, fc.constantFrom(...words)])),
})

async function problemsOf(batchId: string) {
  const { rows } = await application.owner.query<{ row_no: number; problems: string[]; words: string }>(
    `select row_no, problems, array_to_string(cells, ' ') || coalesce(given_name, '') || ticket_no || course_code || coalesce(fields::text, '') as words
     from import_rows where batch_id = $1 order by row_no`,
    [batchId],
  )
  return rows
}

const seeds = [20_261_128, 7, 42]

test.each(seeds)(
  'TRI-01, IMP-01, LOG-01 whatever stands in an inbound row is stored without a number in clear, and said in words (seed %i)',
  async (seed) => {
    const rows = fc.sample(row, { seed, numRuns: ROWS })
    const { id, report } = await checkInbound(application, officer, fileOf(rows))
    expect([report.batch.state, report.batch.fault]).toEqual(['checked', undefined])
    const stored = await problemsOf(id)
    expect(stored.length).toBeGreaterThan(ROWS * 0.9)
    for (const { words } of stored) expect(words).not.toMatch(/32010219880305[0-9]{3}[0-9X]/)
    expectWords(report)
  },
)

test.each(seeds)(
  'TRI-01, IMP-01 what the check lets through is taken in, whatever it is (seed %i)',
  async (seed) => {
    const drawn = fc.sample(sound, { seed, numRuns: ROWS })
    const rows = drawn.map(({ order, ...course }) => ({
      ...{ name: '张三丰', idType: '居民身份证', province: '江苏省' },
      idNumber: withChecksum(`320102198803${String(10 + (order % 20))}${String(order).padStart(3, '0')}`),
      originTicketNo: `03${seed}${String(order).padStart(3, '0')}`,
      ...(course as Record<string, string>),
    }))
    const { id } = await checkInbound(application, officer, fileOf(rows))
    const faulty = new Set(
      (await problemsOf(id)).flatMap(({ row_no: no, problems }) => (problems.length > 0 ? [no] : [])),
    )
    // Row 1 is the header.
    const left = rows.filter((_, place) => !faulty.has(place + 2))
    expect(left.length).toBeGreaterThan(20)
    const { id: again, report } = await checkInbound(application, officer, fileOf(left))
    expect(report.batch.rowsFaulty).toBe(0)
    await applyInboundBatch(application, officer, again)
    const { body } = await officer.call('GET', `/api/office/imports/${again}`)
    expect(body.batch).toMatchObject({ state: 'applied' })
    const { rows: courses } = await application.owner.query(
      'select count(*)::int as number from arrival_courses c join arrivals a on a.id = c.arrival_id where a.batch_id = $1',
      [again],
    )
    expect(courses).toEqual([{ number: left.length }])
  },
)

function expectWords({ faultyRows, problemCounts }: Report): void {
  expect(problemCounts.length).toBeGreaterThan(10)
  for (const { problems } of faultyRows) for (const words of problems) expect(words).toMatch(/[。？]$/)
}
