import { expect, test } from 'vitest'
import { urgencyOf } from './due.ts'

test('REV-01 a deadline is past, soon, or later', () => {
  const now = new Date('2026-12-16T00:00:00Z')
  expect(urgencyOf('2026-12-15T23:59:59Z', now)).toBe('overdue')
  expect(urgencyOf('2026-12-18T23:59:59Z', now)).toBe('soon')
  expect(urgencyOf('2026-12-19T00:00:00Z', now)).toBe('later')
})
