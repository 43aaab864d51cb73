import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCsvScan } from './csv-scan.ts'
import { createRowBatches } from './row-batches.ts'
import { type SheetFault, wordsOfSheetFault } from './sheet-fault.ts'
import { DEFAULT_LIMITS } from './sheet-row.ts'
import { rowsOf, textsOf } from './spreadsheet.fixture.ts'

const ENCODED: [string, Buffer][] = [
  ['UTF-8', Buffer.from('姓名,张三')],
  ['UTF-8 with its mark', Buffer.from('\ufeff姓名,张三')],
  ['GB18030', Buffer.from('d0d5c3fb2cd5c5c8fd', 'hex')],
  ['UTF-16LE', Buffer.from('\ufeff姓名,张三', 'utf16le')],
]

test.each(ENCODED)('IMP-01 reads CSV in %s', async (_name, bytes) => {
  expect(await textsOf(bytes)).toEqual([['姓名', '张三']])
})

test('IMP-01 tells GB18030 even when Chinese comes only in the last row', async () => {
  const file = Buffer.concat([Buffer.from('a,b\r\n'.repeat(100_000)), Buffer.from('d5c5c8fd', 'hex')])
  const rows = await rowsOf(file)
  expect(rows.at(-1)).toEqual({ rowNo: 100_001, cells: [{ text: '张三', kind: 'text' }] })
})

test('IMP-01 a long file is read whole, wherever its characters are cut into pieces', async () => {
  for (const shift of [0, 1, 2, 3]) {
    const rows = Array.from({ length: 9_000 }, (_, order) => `${'x'.repeat(shift)},中𠮷é${order % 7}`)
    const texts = await textsOf(rows.join('\n'))
    expect(texts).toEqual(rows.map((row) => row.split(',').filter((text, place) => text !== '' || place < 1)))
  }
})

test('IMP-01 what gives another file away at its beginning is a text like any other further down', async () => {
  // 48 bytes: after 1,024 of them a new piece of the file begins.
  const filler = `${'x'.repeat(46)},\n`
  for (const text of ['a\u0002b', '\u001a', '<table>', '%PDF-1.4']) {
    const texts = await textsOf(filler.repeat(1_024).concat(`${text}\n`, filler))
    expect(texts.at(-2)).toEqual([text])
    await expect(rowsOf(text + filler)).rejects.toMatchObject({ reason: 'not_a_sheet' })
  }
})

test('IMP-01 takes the separator from the first line, quotes and blank rows as Excel does', async () => {
  expect(await textsOf('"a,b,c";d\n1;2')).toEqual([
    ['a,b,c', 'd'],
    ['1', '2'],
  ])
  expect(await textsOf('a\tb\n1,5\t2')).toEqual([
    ['a', 'b'],
    ['1,5', '2'],
  ])
  const rows = await rowsOf('a,"x\r\ny""z"\r\n\r\n,,\r\n,007,')
  expect(rows.map(({ rowNo, cells }) => [rowNo, ...cells.map(({ text }) => text)])).toEqual([
    [1, 'a', 'x\r\ny"z'],
    [4, '', '007'],
  ])
})

test.each([
  ['sep=,\r\n姓名,成绩\r\n张三,60\r\n'],
  ['\ufeffSEP=;\n姓名;成绩\n张三;60\n'],
  ['sep=\t\r姓名\t成绩\r张三\t60\r'],
])('IMP-01 a first line that names the separator is obeyed and is no row: %j', async (text) => {
  expect(await textsOf(text)).toEqual([
    ['姓名', '成绩'],
    ['张三', '60'],
  ])
})

test('IMP-01 what other systems write so that Excel keeps a text is read as the text it means', async () => {
  const text = `="00123","=""101013240091""","=""a""""b""",=1+1,'310101199201018377,'31010119920101837X,'=1+1,'t Hooft,'12a\n`
  expect(await textsOf(text)).toEqual([
    [
      ...['00123', '101013240091', 'a"b', '=1+1', '310101199201018377', '31010119920101837X'],
      ...['=1+1', "'t Hooft", "'12a"],
    ],
  ])
})

test('IMP-01 a quote that is never closed is said with the row in which it begins', async () => {
  const fault = await rowsOf('姓名,成绩\n"张三,60\n李四,70\n').catch((error: unknown) => error)
  expect(fault).toMatchObject({ reason: 'open_quote', detail: { rowNo: 2 } })
  expect(wordsOfSheetFault(fault as SheetFault)).toMatch(/^第 2 行有一个英文双引号（"）没有成对/)
})

const FIELDS = ['', 'a', 'ab', 'a"', '"a"', '"a,b"', '"a\n"', '="1"', '=1', "'=1", "'t", 'c']

test('IMP-01 a field is read the same whatever stands above it', () => {
  const textsIn = (text: string) => scanned([text]).map(({ cells }) => cells.map((cell) => cell.text))
  const row = fc.array(fc.constantFrom(...FIELDS), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 2, maxLength: 4 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      (rows, end) => {
        // Never blank: a file of blank rows is refused.
        const lines = rows.map((fields) => ['x', ...fields, 'x'].join(','))
        expect(textsIn(lines.join(end))).toEqual(lines.flatMap(textsIn))
      },
    ),
    { numRuns: 2_000 },
  )
})

test('IMP-01 reads the same CSV however it is cut into pieces', () => {
  const text = fc.array(fc.constantFrom('a', '"', '""', ',', '\r', '\n', '\r\n', '"x,\r\n"'), {
    maxLength: 20,
  })
  const outcomeOf = (pieces: readonly string[]) => {
    try {
      return scanned(pieces)
    } catch (error) {
      return String(error)
    }
  }
  fc.assert(
    fc.property(text, (tokens) => {
      const whole = tokens.join('')
      expect(outcomeOf([...whole])).toEqual(outcomeOf([whole]))
    }),
  )
})

function scanned(pieces: readonly string[]) {
  const batches = createRowBatches(DEFAULT_LIMITS)
  const scan = createCsvScan(batches)
  for (const piece of pieces) scan.push(piece)
  scan.end()
  return [...batches.rest()].flat()
}
