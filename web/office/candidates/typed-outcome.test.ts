import { expect, test } from 'vitest'
import { choiceOf, choicesFor, isCorrectable, typedOutcome } from './typed-outcome.ts'

test('IMP-03 a mark is a whole number of 0 to 100', () => {
  expect(typedOutcome('marked', ' 91 ')).toEqual({ kind: 'marked', mark: 91 })
  expect(typedOutcome('marked', '0')).toEqual({ kind: 'marked', mark: 0 })
  for (const wrong of ['', '101', '-1', '59.5', '九十']) expect(typedOutcome('marked', wrong)).toBeUndefined()
})

test('IMP-03 other outcomes need no mark', () => {
  expect(typedOutcome('absent', '')).toEqual({ kind: 'absent' })
  expect(typedOutcome('good', '')).toEqual({ kind: 'graded', grade: 'good' })
})

test('IMP-03 the dialog begins at what the score is now', () => {
  expect(choiceOf({ source: 'practice', kind: 'graded', grade: 'good' })).toBe('good')
  expect(choiceOf({ source: 'exam', kind: 'absent' })).toBe('absent')
  expect(choiceOf({ source: 'supplement', kind: 'exempted' })).toBe('marked')
})

test('EXM-03, IMP-03 an exemption that an earlier version gave a mark is corrected back, and into nothing else', () => {
  const marked = { source: 'exemption', kind: 'marked' }
  expect(isCorrectable({ ...marked, published: true })).toBe(true)
  expect(choicesFor(marked)).toEqual([{ value: 'exempted', label: '免考' }])
  expect(typedOutcome(choiceOf(marked), '75')).toEqual({ kind: 'exempted' })
})

test('EXM-03 an exemption as it should be is not corrected, and no examination into one', () => {
  expect(isCorrectable({ source: 'exemption', kind: 'exempted', published: true })).toBe(false)
  expect(isCorrectable({ source: 'exam', kind: 'marked', published: true })).toBe(true)
  expect(isCorrectable({ source: 'exam', kind: 'marked', published: false })).toBe(false)
  expect(choicesFor({ source: 'exam' }).map(({ value }) => value)).not.toContain('exempted')
})
