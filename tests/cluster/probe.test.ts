import { expect, test } from 'vitest'
import { longestSilence } from './probe.ts'

test('OPS-04 the time without service is counted from the last answer before an event to the first after it', () => {
  const answered = [0, 100, 200, 5_200, 5_300, 9_000]
  expect(longestSilence(answered, { from: 250, to: 5_250 })).toBe(5_000)
  expect(longestSilence(answered, { from: 5_250, to: 5_300 })).toBe(100)
  // Nobody answered any more.
  expect(longestSilence(answered, { from: 8_900, to: 30_000 })).toBe(21_000)
})
