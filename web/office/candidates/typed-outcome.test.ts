import { expect, test } from 'vitest'
import { choiceOf, typedOutcome } from './typed-outcome.ts'

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
  expect(choiceOf({ kind: 'graded', grade: 'good' })).toBe('good')
  expect(choiceOf({ kind: 'absent' })).toBe('absent')
  expect(choiceOf({ kind: 'exempted' })).toBe('marked')
})
