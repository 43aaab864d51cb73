import { expect, test } from 'vitest'
import { shortInstant } from './saved-at.ts'

const now = new Date('2026-12-01T07:00:00Z')

test.each([
  ['2026-12-01T06:03:00Z', '14:03'],
  ['2026-11-30T16:00:00Z', '00:00'],
  ['2026-11-30T15:59:00Z', '2026年11月30日 23:59'],
])('APP-02 what was kept at %s is told as %s', (at, words) => {
  expect(shortInstant(new Date(at), now)).toBe(words)
})
