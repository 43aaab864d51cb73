import fc from 'fast-check'
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

test('IMP-01 what is written as CSV is read back the same, formulas with an apostrophe', async () => {
  const safe = grid.filter(nonEmpty)
  await fc.assert(
    fc.asyncProperty(safe, async (rows) => {
      const file = await written((out) => writeCsv(out, rows))
      expect(file.subarray(0, 3).toString('hex')).toBe('efbbbf')
      const neutral = (value: string) => (/^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value)
      expect(await textsOf(file)).toEqual(seen(rows, neutral))
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
