import { expect, test } from 'vitest'
import { cutOf } from './cut-of.ts'

const field = { value: '12345', maxLength: 8, selectionStart: 5, selectionEnd: 5 }

test('EVI-07 of a pasted text counts what has no room', () => {
  expect(cutOf(field, '678')).toBe(0)
  expect(cutOf(field, '6789')).toBe(1)
  expect(cutOf({ ...field, selectionStart: 1 }, '6789abc')).toBe(0)
  expect(cutOf({ ...field, selectionStart: 1 }, '6789abcd')).toBe(1)
})

test('EVI-07 a field without a bound loses nothing, and one that does not tell its selection has none', () => {
  expect(cutOf({ ...field, maxLength: -1 }, 'x'.repeat(10_000))).toBe(0)
  expect(cutOf({ ...field, selectionStart: null, selectionEnd: null }, '6789')).toBe(1)
})
