import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakLines } from '../break-lines.ts'
import type { Type } from '../sheet.ts'
import type { Band, Cell } from './band.ts'
import { type GridSheet, layoutGrid } from './layout-grid.ts'
import type { PlacedCell } from './place-row.ts'

const area = { left: 71, width: 473, top: 64, bottom: 780 }
/** Every character is as wide as it is high, as Chinese ones are; what is not Chinese takes half. */
const lengthOf = (line: string, { size }: Type) =>
  [...line].reduce((sum, one) => sum + (one > '⺀' ? size : size / 2), 0)
const ruler = {
  lengthOf,
  measure: (text: string, type: Type, width: number) =>
    breakLines(text, width, (piece) => lengthOf(piece, type)),
}
const lay = (bands: readonly Band[], y = area.top) => layoutGrid(bands, { area, y, ruler })
const cellsOf = (sheets: readonly GridSheet[]) =>
  sheets.flatMap(({ rows }) => rows.flatMap(({ cells, repeated }) => [...cells, ...repeated]))
const textIn = (cells: readonly PlacedCell[]) =>
  cells.flatMap(({ lines }) => lines.map(({ text }) => text)).join('')

const value = (text: string): Cell => ({ kind: 'value', text })
const prose = (text: string, signed: readonly string[] = []): Cell => ({ kind: 'prose', text, signed })

/** That no line leaves its cell, no cell the sheet, and no two cells of a sheet overlap. */
function expectTidy(sheets: readonly GridSheet[]): void {
  const tolerance = 0.01
  for (const sheet of sheets) {
    const cells = cellsOf([sheet])
    for (const cell of cells) {
      expect(cell.x).toBeGreaterThanOrEqual(area.left - tolerance)
      expect(cell.x + cell.width).toBeLessThanOrEqual(area.left + area.width + tolerance)
      expect(cell.y).toBeGreaterThanOrEqual(area.top - tolerance)
      expect(cell.y + cell.height).toBeLessThanOrEqual(area.bottom + tolerance)
      for (const { text, x, baseline, type } of cell.lines) {
        expect(x, text).toBeGreaterThanOrEqual(cell.x)
        expect(x + lengthOf(text, type), text).toBeLessThanOrEqual(cell.x + cell.width + tolerance)
        expect(baseline - 0.88 * type.size, text).toBeGreaterThanOrEqual(cell.y - tolerance)
        expect(baseline + 0.12 * type.size, text).toBeLessThanOrEqual(cell.y + cell.height + tolerance)
      }
    }
    const overlapping = cells.filter((one, place) =>
      cells.slice(place + 1).some((other) => overlap(one, other)),
    )
    expect(overlapping).toEqual([])
  }
}

function overlap(one: PlacedCell, other: PlacedCell): boolean {
  const apart = 0.01
  return (
    one.x + one.width > other.x + apart &&
    other.x + other.width > one.x + apart &&
    one.y + one.height > other.y + apart &&
    other.y + other.height > one.y + apart
  )
}

test('GRA-11 nothing leaves its cell and nothing is lost, whatever the form says and however long', () => {
  const words = fc.string({
    unit: fc.constantFrom('中', '国', '·', 'a', '9', '，', '\n', ' ', '𠮷'),
    maxLength: 700,
  })
  const cell = fc.oneof(
    words.map(value),
    words.map((text): Cell => ({ kind: 'label', text })),
    words.map((text) => prose(text, ['本人签名：', '　年　月　日'])),
  )
  const band = fc.record(
    {
      side: fc.constantFrom('自我鉴定', '单位或街道鉴定意见'),
      columns: fc.constant([20, 13, 67]),
      head: fc.constant(['代码', '名称', '成绩'].map(value)),
      rows: fc.array(fc.record({ cells: fc.tuple(cell, cell, cell) }), { minLength: 1, maxLength: 6 }),
      photo: fc.constant({ width: 96, image: undefined, words: '贴照片', description: '' }),
    },
    { requiredKeys: ['columns', 'rows'] },
  )
  fc.assert(
    fc.property(
      fc.array(band, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 64, max: 770 }),
      (bands, y) => {
        const sheets = lay(bands, y)
        expectTidy(sheets)
        const said = bands.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => text)))
        const placed = textIn(sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)))
        const count = (text: string) => text.match(/[中国a9，𠮷]/gu)?.length ?? 0
        const own = count('自我鉴定单位或街道鉴定意见本人签名')
        expect(own).toBe(0)
        expect(count(placed)).toBe(count(said.join('')))
      },
    ),
    { numRuns: 150 },
  )
})

test('GRA-11 a name of 60 characters is set smaller, then on several lines, in a cell that grows', () => {
  const rows = ['何建国', '阿卜杜热合曼·买买提', '阿'.repeat(60)].map((name) => ({
    cells: [value(name), value('女')],
  }))
  const sheets = lay([{ columns: [20, 80], rows }])
  expectTidy(sheets)
  const [short, long, longest] = sheets.flatMap((sheet) => sheet.rows.map(({ cells }) => cells[0]))
  expect(short?.lines.map(({ type }) => type.size)).toEqual([10.5])
  expect(long?.lines.map(({ type }) => type.size)).toEqual([8.5])
  expect(longest?.lines.length).toBeGreaterThan(3)
  expect(longest?.height).toBeGreaterThan(short?.height ?? 0)
})

test('GRA-11 a table over several sheets has its head and its side on each, and its rows once', () => {
  const rows = Array.from({ length: 90 }, (_, place) => ({ cells: [value(`第${place}门`), value('5')] }))
  const head = ['课程', '学分'].map((text): Cell => ({ kind: 'label', text }))
  const sheets = lay([{ side: '课程成绩', columns: [70, 30], head, rows }])
  expectTidy(sheets)
  expect(sheets.length).toBeGreaterThan(2)
  for (const sheet of sheets) expect(textIn(cellsOf([sheet]))).toContain('课程成绩')
  for (const sheet of sheets)
    expect(cellsOf([sheet]).filter((cell) => textIn([cell]) === '学分')).toHaveLength(1)
  expect(textIn(cellsOf(sheets)).match(/第\d+门/g)).toEqual(rows.map((_, place) => `第${place}门`))
})

test('GRA-11 a text that no sheet can hold goes on with the next, and is signed at its end', () => {
  const text = '自学不辍。'.repeat(1000)
  const sheets = lay(
    [{ side: '自我鉴定', columns: [1], rows: [{ cells: [prose(text, ['本人签名：'])] }] }],
    600,
  )
  expectTidy(sheets)
  expect(sheets.length).toBeGreaterThan(2)
  const withName = sheets.map((sheet) => textIn(cellsOf([sheet])).includes('本人签名'))
  expect(withName).toEqual(sheets.map((_, place) => place === sheets.length - 1))
  expect(textIn(cellsOf(sheets)).match(/自学不辍/g)?.length).toBeGreaterThan(990)
})

test('GRA-11 rows are made higher until the upright words and the photo beside them have room', () => {
  const rows = [{ cells: [value('一行')] }]
  const sheets = lay([
    { side: '单位或街道鉴定意见', columns: [1], rows },
    { columns: [1], rows, photo: photoOf(96) },
  ])
  expectTidy(sheets)
  const [upright, beside] = sheets.flatMap((sheet) => sheet.rows)
  expect(upright?.cells[0]?.height).toBeGreaterThanOrEqual(9 * 15)
  expect(beside?.photo?.height).toBeGreaterThanOrEqual(128)
})

test('GRA-11 a row with too many or too few cells is our mistake and is said', () => {
  expect(() => lay([{ columns: [1, 1], rows: [{ cells: [value('一')] }] }])).toThrow(
    'fills 1 of its 2 columns',
  )
  expect(() => lay([{ columns: [1], rows: [{ cells: [value('一'), value('二')] }] }])).toThrow('more cells')
})

function photoOf(width: number) {
  return { width, image: undefined, words: '贴照片', description: '' }
}
