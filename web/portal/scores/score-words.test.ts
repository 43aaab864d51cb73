import { expect, test } from 'vitest'
import type { ScoreView } from '#contracts/scores.ts'
import { markWord, resultBadge } from './score-words.ts'

const score = (more: Partial<ScoreView>): ScoreView => ({
  id: 'a',
  courseCode: '00015',
  courseName: '英语（二）',
  source: 'exam',
  kind: 'marked',
  passed: false,
  state: 'valid',
  obtainedOn: '2026-05-20',
  corrected: false,
  ...more,
})

test.each([
  [{ kind: 'marked', mark: 85, passed: true }, '85 分', '合格'],
  [{ kind: 'marked', mark: 59 }, '59 分', '不合格'],
  [{ kind: 'graded', grade: 'good', passed: true }, '良好', '合格'],
  [{ kind: 'exempted', passed: true }, '免考', '合格'],
  [{ kind: 'absent' }, '—', '缺考'],
  [{ kind: 'violation' }, '—', '违纪'],
] as const)('SCO-02 %j is told once: %s, %s', (more, mark, result) => {
  expect(markWord(score(more))).toBe(mark)
  expect(resultBadge(score(more)).word).toBe(result)
})
