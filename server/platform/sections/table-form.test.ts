import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import {
  codeColumn,
  dayColumn,
  lineColumn,
  minuteColumn,
  numberColumn,
  numbersColumn,
  optional,
  proseColumn,
  wordColumn,
  wordsColumn,
} from './columns.ts'
import { tableForm } from './table-form.ts'

const COURSE = codeColumn(['course', '课程'], { fold: 'course_code', pattern: /^\d{5}$/, words: ' 5 位数字' })
const CREDITS = numberColumn(['credits', '学分'], { from: 0, to: 20, step: 0.5 })
const MODE = wordColumn(['mode', '方式'], { 笔试: 'written', 实践: 'practice' })
const MODES = wordsColumn(['modes', '方式'], { 笔试: 'written', 实践: 'practice' })
const DAYS = numbersColumn(['days', '天数'], { from: 1, to: 30 })

describe('CAT-02 what a cell says', () => {
  test.each([
    [COURSE, '00015', '00015'],
    [COURSE, '１５', '00015'],
    [COURSE, ' 0 0 0 1 5 ', '00015'],
    [dayColumn(['day', '日期']), '2026-12-01', '2026-12-01'],
    [dayColumn(['day', '日期']), '2026/12/1', '2026-12-01'],
    [dayColumn(['day', '日期']), '２０２６年12月1日', '2026-12-01'],
    [minuteColumn(['at', '时间']), '2026-12-01 08:00', '2026-12-01 08:00'],
    [minuteColumn(['at', '时间']), '2026/12/1 8:00:00', '2026-12-01 08:00'],
    [minuteColumn(['at', '时间']), '2026-12-01T23:59', '2026-12-01 23:59'],
    [CREDITS, '0', 0],
    [CREDITS, '２.5', 2.5],
    [CREDITS, '4.0', 4],
    [MODE, '笔试', 'written'],
    [MODES, '笔试；实践', ['written', 'practice']],
    [MODES, '实践;笔试', ['practice', 'written']],
    [DAYS, '7；14', [7, 14]],
    [proseColumn(['text', '说明']), 'a\r\nb', 'a\nb'],
  ])('CAT-02 %# %s reads', (column, text, value) => {
    expect(column.read(text)).toEqual({ value })
  })

  test.each([
    [COURSE, '0001a'],
    [COURSE, '123456'],
    [dayColumn(['day', '日期']), '2026-02-29'],
    [dayColumn(['day', '日期']), '12/1/2026'],
    [minuteColumn(['at', '时间']), '2026-12-01 24:00'],
    [minuteColumn(['at', '时间']), '2026-12-01 08:60'],
    [minuteColumn(['at', '时间']), '2026-12-01'],
    [CREDITS, '2.25'],
    [CREDITS, '-1'],
    [CREDITS, '20.5'],
    [CREDITS, '1e1'],
    [CREDITS, '四'],
    [MODE, '口试'],
    [MODE, 'toString'],
    [MODES, '笔试、实践'],
    [MODES, '笔试；'],
    [DAYS, '7；0'],
    [lineColumn(['name', '名称'], 3), '四个字了'],
    [lineColumn(['name', '名称']), 'a\nb'],
  ])('CAT-02 %# %s is refused with what it is', (column, text) => {
    expect(column.read(text)).toMatchObject({ fault: expect.stringMatching(/。$/) })
  })
})

describe('CAT-02 a table that was written reads as it was', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kaoji-table-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const form = tableForm('t.csv', [
    lineColumn(['name', '名称'], 1000),
    optional(proseColumn(['text', '说明'])),
    optional(CREDITS),
  ])
  const readBack = async (bytes: string) => {
    const path = join(folder, 't.csv')
    writeFileSync(path, bytes)
    return form.read(path)
  }

  test('CAT-02 whatever stands in its cells', async () => {
    const mark = fc.constantFrom(...`'"=+-@,;\t＝＠ 中𠮷a0`)
    const line = fc.string({ unit: mark, minLength: 1, maxLength: 12 }).filter((text) => text.trim() === text)
    const prose = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))
    const row = fc.record(
      { name: line, text: prose, credits: fc.integer({ min: 0, max: 40 }).map((halves) => halves / 2) },
      { requiredKeys: ['name'] },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        const { rows: read, faults } = await readBack(form.write(rows))
        expect(faults).toEqual([])
        expect(read?.map((one) => one.row)).toEqual(rows)
      }),
      { numRuns: 150 },
    )
  })

  test.each(["'0", "''0", "'0123x", "'a", "''=1", "'"])(
    'CAT-02 apostrophes before a text: %s',
    async (name) => {
      const { rows, faults } = await readBack(form.write([{ name }]))
      expect([rows?.map(({ row }) => row), faults]).toEqual([[{ name }], []])
    },
  )

  test('CAT-02 no cell of what is written begins like a formula', () => {
    const [, ...lines] = form.write([{ name: '=1+1', text: '@x', credits: 1 }, { name: '＝1' }]).split('\r\n')
    expect(lines).toEqual(["'=1+1,'@x,1", "'＝1,,", ''])
  })

  test('CAT-02 a formula, a missing column and a strange one are told with their place', async () => {
    const { rows, faults } = await readBack('名称,学 分,备注\r\na,1,b\r\n')
    expect(rows).toBeUndefined()
    expect(faults).toEqual([
      { file: 't.csv', place: '标题行', text: '不认识的列「备注」。可用的列：名称、说明、学分。' },
    ])
    expect((await readBack('说明\r\na\r\n')).faults).toEqual([
      { file: 't.csv', place: '标题行', text: '缺少列「名称」。' },
    ])
  })
})
