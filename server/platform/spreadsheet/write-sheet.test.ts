import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { rowsOf, textsOf, written } from './spreadsheet.fixture.ts'
import { writeCsv, writeXlsx } from './write-sheet.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '=1+1',
    '＝A1',
    '\t@x',
    '-5',
    'a"b',
    'a\r\nb',
    '_x0041_',
    '张三',
    '&<>',
    '\u0000\u001f',
    ' a ',
  ),
)
const cell = fc.oneof(text, fc.integer(), fc.integer({ min: 100_000_000_000, max: 999_999_999_999 }))
const grid = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 })

/** The rows as a reader is expected to see them. */
const seen = (rows: readonly (readonly (string | number)[])[], shown: (value: string) => string) =>
  rows
    .map((row) =>
      row.map((value) => (typeof value === 'number' ? String(value + 0) : shown(value.toWellFormed()))),
    )
    .map((row) => row.slice(0, row.findLastIndex((value) => value !== '') + 1))
    .filter((row) => row.length > 0)

const nonEmpty = (rows: readonly (readonly (string | number)[])[]) =>
  rows.flat().some((value) => value !== '')

test('IMP-01 what is written as XLSX is read back the same, whatever the texts hold', async () => {
  await fc.assert(
    fc.asyncProperty(grid.filter(nonEmpty), async (rows) => {
      const file = await written((out) => writeXlsx(out, { name: '考生[1]', rows }))
      expect(await textsOf(file)).toEqual(seen(rows, (value) => value))
      expect((await rowsOf(file)).flatMap(({ cells }) => cells).some(({ kind }) => kind === 'formula')).toBe(
        false,
      )
    }),
    { numRuns: 60 },
  )
})

test('IMP-04 columns for text stay text, also for what is typed below the last row', async () => {
  const sheet = {
    name: '考生',
    rows: [
      ['证件号码', '姓名'],
      ['31010119920101001X', '张三'],
    ],
    textColumns: 2,
  }
  const parts = unzipSync(await written((out) => writeXlsx(out, sheet)))
  const xml = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  expect(xml).toContain('<cols><col min="1" max="2" width="20" style="1" customWidth="1"/></cols>')
  expect(xml).toContain('<c r="A2" s="1" t="inlineStr">')
  // 49 is the format 「@」 (ECMA-376 part 1, 18.8.30).
  expect(strFromU8(parts['xl/styles.xml'] ?? new Uint8Array())).toMatch(
    /<cellXfs[^>]*><xf\/><xf numFmtId="49"/,
  )
  expect(await textsOf(await written((out) => writeXlsx(out, sheet)))).toEqual(sheet.rows)
})

test('IMP-01 what is written as CSV is read back the same, formulas too; a text’s own apostrophe before one is lost', async () => {
  const safe = grid.filter(nonEmpty)
  await fc.assert(
    fc.asyncProperty(safe, async (rows) => {
      const file = await written((out) => writeCsv(out, rows))
      expect(file.subarray(0, 3).toString('hex')).toBe('efbbbf')
      const unmarked = (value: string) => value.replace(/^'(?=[=+\-@\t\r＝＋－＠]|\d+[Xx]?$)/, '')
      expect(await textsOf(file)).toEqual(seen(rows, unmarked))
    }),
    { numRuns: 60 },
  )
})

test('IMP-01 no text in a CSV begins like a formula', async () => {
  const start = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠')
  await fc.assert(
    fc.asyncProperty(start, fc.string(), async (first, rest) => {
      const file = (await written((out) => writeCsv(out, [[first + rest]]))).toString()
      expect(file).toMatch(/^\ufeff"?'/)
      expect(file.endsWith('\r\n')).toBe(true)
    }),
  )
})
