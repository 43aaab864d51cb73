import { expect, test } from 'vitest'
import { instantOf, momentWords } from './publish-moment.ts'

test('UX-03 a typed publication time is Beijing time', () => {
  expect(instantOf('2026-12-16T08:00')).toBe('2026-12-16T00:00:00.000Z')
  expect(momentWords({ publishAt: '2026-12-16T00:00:00.000Z' })).toBe('2026年12月16日 08:00')
})

test('IMP-02 nothing typed is no instant', () => {
  expect(instantOf('')).toBeUndefined()
  expect(momentWords({})).toContain('立即')
})
