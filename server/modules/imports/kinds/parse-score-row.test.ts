import { expect, test } from 'vitest'
import type { SheetCell } from '#platform/spreadsheet/sheet-row.ts'
import { keepableCell } from '../checking/stray-numbers.rules.ts'
import { parseScoreRow } from './parse-score-row.ts'

type Kind = SheetCell['kind']
const GOOD = { ticketNo: '101000240000', name: '张三', courseCode: '00015', mark: '78' }

function parse(changed: Partial<typeof GOOD>, kind?: { of: keyof typeof GOOD; is: Kind }) {
  const texts: Record<string, string> = { ...GOOD, ...changed }
  return parseScoreRow((key) => ({
    text: texts[key] ?? '',
    kind: kind?.of === key ? kind.is : ('text' as Kind),
  }))
}

test.each([
  ['ticketNo', 'formula', 'formula_cell'],
  ['mark', 'formula', 'formula_cell'],
  ['courseCode', 'error', 'error_cell'],
] as const)('IMP-02 a %s that is a %s is not taken for its text', (of, is, problem) => {
  expect(parse({}, { of, is }).problems).toEqual([problem])
  expect(parse({ [of]: '' }, { of, is }).problems).toEqual([problem])
})

test('IMP-02 a course code that lost its leading zero in the spreadsheet gets it back', () => {
  expect(parse({ courseCode: '0015' })).toMatchObject({ courseCode: '00015', problems: [] })
  expect(parse({ courseCode: '' }).problems).toEqual(['course_missing'])
})

test.each([
  ['110105194912310021', '110**************1'],
  ['11010519491231002x', '110**************X'],
  ['110105 19491231 002X', '110**************X'],
  ['１１０１０５１９４９１２３１００２１', '110**************1'],
  ['张三110105194912310021', '张三110**************1'],
  ['101000240000', '101000240000'],
  ['电话13917263548', '电话139****3548'],
  ['a\0b\ud800', 'ab\ufffd'],
])('ACC-02 %j is kept as %j', (text, kept) => {
  expect(keepableCell(text)).toBe(kept)
})
