import { expect, test } from 'vitest'
import type { ScoreView } from '#contracts/scores.ts'
import { sumOf } from './sum-of.ts'

const score = (courseCode: string, more: Partial<ScoreView> = {}): ScoreView => ({
  id: courseCode,
  courseCode,
  courseName: courseCode,
  credits: 4,
  source: 'exam',
  kind: 'marked',
  passed: true,
  state: 'valid',
  obtainedOn: '2026-05-20',
  corrected: false,
  ...more,
})

test('SCO-02 what was passed is counted once, with its credits; what does not count is left out', () => {
  const { credits: _, ...unknown } = score('00018')
  const scores = [
    score('00015', { credits: 14 }),
    score('00015', { credits: 14, sittingNumber: 88 }),
    score('00023', { passed: false }),
    score('04737', { state: 'transferred_out' }),
    score('03708', { credits: 2.5 }),
    unknown,
  ]
  expect(sumOf(scores)).toEqual({ courses: 3, credits: 16.5 })
  expect(sumOf([])).toEqual({ courses: 0, credits: 0 })
})
