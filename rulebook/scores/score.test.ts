import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  GRADE_WORDS,
  markWords,
  OUTCOME_WORDS,
  outcomeWords,
  SOURCE_WORDS,
  STATE_WORDS,
} from './score.texts.ts'
import {
  fitsSource,
  GRADES,
  isPassed,
  PASS_MARK,
  SCORE_SOURCES,
  SCORE_STATES,
  type ScoreOutcome,
} from './score.ts'

test.each<[ScoreOutcome, boolean]>([
  [{ kind: 'marked', mark: 60 }, true],
  [{ kind: 'marked', mark: 59 }, false],
  [{ kind: 'marked', mark: 0 }, false],
  [{ kind: 'marked', mark: 100 }, true],
  [{ kind: 'graded', grade: 'pass' }, true],
  [{ kind: 'graded', grade: 'excellent' }, true],
  [{ kind: 'graded', grade: 'fail' }, false],
  [{ kind: 'exempted' }, true],
  [{ kind: 'absent' }, false],
  [{ kind: 'violation' }, false],
])('AUD-02 %o passes: %s', (outcome, passed) => {
  expect(isPassed({ outcome, state: 'valid' })).toBe(passed)
})

const outcomes: fc.Arbitrary<ScoreOutcome> = fc.oneof(
  fc.record({ kind: fc.constant('marked' as const), mark: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ kind: fc.constant('graded' as const), grade: fc.constantFrom(...GRADES) }),
  fc.record({ kind: fc.constantFrom('exempted' as const, 'absent' as const, 'violation' as const) }),
)

test('AUD-02 what is void or transferred out never passes', () => {
  fc.assert(
    fc.property(outcomes, fc.constantFrom('void' as const, 'transferred_out' as const), (outcome, state) => {
      expect(isPassed({ outcome, state })).toBe(false)
    }),
  )
})

test.each([
  ['exemption', 'exempted', true],
  ['exemption', 'absent', false],
  ['exam', 'exempted', false],
  ['exam', 'violation', true],
  ['practice', 'exempted', false],
  ['supplement', 'exempted', true],
  ['transfer_in', 'exempted', true],
] as const)('EXM-03 %s can be %s: %s', (source, kind, fits) => {
  expect(fitsSource(source, { kind })).toBe(fits)
  expect(fitsSource(source, { kind: 'marked', mark: 75 })).toBe(source !== 'exemption')
})

test('AUD-02 a mark passes exactly from the pass mark on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), (mark) => {
      expect(isPassed({ outcome: { kind: 'marked', mark }, state: 'valid' })).toBe(mark >= PASS_MARK)
    }),
  )
})

test('SCO-02 every source, state, grade and outcome has its own word', () => {
  for (const [keys, words] of [
    [SCORE_SOURCES, Object.values(SOURCE_WORDS)],
    [SCORE_STATES, Object.values(STATE_WORDS)],
    [GRADES, Object.values(GRADE_WORDS)],
  ] as const)
    expect(new Set(words).size).toBe(keys.length)
  expect(OUTCOME_WORDS).toEqual({ exempted: '免考', absent: '缺考', violation: '违纪' })
})

test.each<[ScoreOutcome, string, string]>([
  [{ kind: 'marked', mark: 86 }, '86 分', '86'],
  [{ kind: 'graded', grade: 'good' }, '良好', '良好'],
  [{ kind: 'exempted' }, '免考', '免考'],
  [{ kind: 'absent' }, '缺考', '缺考'],
  [{ kind: 'violation' }, '违纪', '违纪'],
])('SCO-02 %o is 「%s」 in a sentence and 「%s」 in a column', (outcome, sentence, column) => {
  expect([outcomeWords(outcome), markWords(outcome)]).toEqual([sentence, column])
})
