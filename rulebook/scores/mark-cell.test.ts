import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MarkCell, parseMarkCell } from './mark-cell.ts'
import { GRADE_WORDS } from './score.texts.ts'
import { GRADES, type ScoreOutcome } from './score.ts'

function marked(mark: number): ScoreOutcome {
  return { kind: 'marked', mark }
}

test.each<[string, ScoreOutcome]>([
  ['78', marked(78)],
  [' 78 ', marked(78)],
  ['78.0', marked(78)],
  ['７８．０', marked(78)],
  ['　６０', marked(60)],
  ['0', marked(0)],
  ['100', marked(100)],
  ['100.00', marked(100)],
  ['缺考', { kind: 'absent' }],
  ['违纪', { kind: 'violation' }],
  [' 优秀 ', { kind: 'graded', grade: 'excellent' }],
  ['及格', { kind: 'graded', grade: 'pass' }],
  ['不及格', { kind: 'graded', grade: 'fail' }],
])('IMP-02 %j is taken', (text, outcome) => {
  expect(parseMarkCell(text)).toEqual({ ok: true, outcome })
})

test.each([
  ['', 'mark_missing'],
  [' 　', 'mark_missing'],
  ['7 8', 'mark_not_a_number'],
  ['abc', 'mark_not_a_number'],
  ['1e2', 'mark_not_a_number'],
  ['0x3C', 'mark_not_a_number'],
  ['+78', 'mark_not_a_number'],
  ['78.', 'mark_not_a_number'],
  ['78分', 'mark_not_a_number'],
  ['constructor', 'mark_not_a_number'],
  ['免考', 'mark_not_a_number'],
  ['101', 'mark_out_of_range'],
  ['100.5', 'mark_out_of_range'],
  ['99999999999', 'mark_out_of_range'],
  ['-1', 'mark_out_of_range'],
  ['-0', 'mark_out_of_range'],
  ['－１', 'mark_out_of_range'],
  ['60.5', 'mark_not_whole'],
  ['59.99999', 'mark_not_whole'],
  // Both are whole numbers to a floating-point number.
  ['59.99999999999999999', 'mark_not_whole'],
  ['100.00000000000000001', 'mark_not_whole'],
])('IMP-02 %j is refused: %s', (text, problem) => {
  expect(parseMarkCell(text)).toEqual({ ok: false, problem })
})

test('IMP-02 every whole mark is read back, in either width', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), (mark) => {
      const wide = `${mark}`.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
      const expected: MarkCell = { ok: true, outcome: marked(mark) }
      expect(parseMarkCell(`${mark}`)).toEqual(expected)
      expect(parseMarkCell(wide)).toEqual(expected)
    }),
  )
})

test('IMP-02 every grade is read back from its word', () => {
  for (const grade of GRADES)
    expect(parseMarkCell(GRADE_WORDS[grade])).toEqual({ ok: true, outcome: { kind: 'graded', grade } })
})

test('IMP-02 no text yields a mark outside 0 to 100 or in parts', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String)), (text) => {
      const cell = parseMarkCell(text)
      if (!cell.ok || cell.outcome.kind !== 'marked') return
      expect(cell.outcome.mark).toBeGreaterThanOrEqual(0)
      expect(cell.outcome.mark).toBeLessThanOrEqual(100)
      expect(Number.isInteger(cell.outcome.mark)).toBe(true)
    }),
  )
})
