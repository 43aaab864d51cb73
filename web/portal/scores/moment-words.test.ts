import { expect, test } from 'vitest'
import { momentWords } from './moment-words.ts'

test.each([
  ['2026-11-26T16:00:00.000Z', '2026年11月27日'],
  ['2026-11-27T13:38:00.000Z', '2026年11月27日 21:38'],
  ['2026-11-27T00:00:00.000Z', '2026年11月27日 08:00'],
])('SCO-04, UX-03 %s is told as %s: of a day, no hour is claimed', (at, words) => {
  expect(momentWords(at)).toBe(words)
})
