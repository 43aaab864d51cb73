import { expect, test } from 'vitest'
import { courseLines, passShare } from './course-lines.ts'

const line = (batchId: string, courseCode: string, [scores, passed, absent]: [number, number, number]) => ({
  ...{ batchId, courseCode, practice: false, scores, passed, absent, violations: 0 },
})
const course = (courseCode: string, previous?: { scores: number; passed: number; absent: number }) => ({
  ...{ courseCode, courseName: courseCode, practice: false },
  ...(previous ? { previous: { sittingName: '2026年4月考试', violations: 0, ...previous } } : {}),
})
const content = {
  courses: [course('00012'), course('00015', { scores: 10, passed: 5, absent: 0 }), course('00020')],
  figures: [
    line('a', '00012', [2, 1, 0]),
    line('a', '00015', [4, 1, 2]),
    line('b', '00015', [4, 4, 0]),
    line('b', '00020', [3, 0, 3]),
  ],
}

test('IMP-02 a course stands with the sum of its batches, the greatest difference from the last time first', () => {
  const lines = courseLines(content, new Set())
  expect(lines.map(({ courseCode, scores, change }) => [courseCode, scores, change?.toFixed(1)])).toEqual([
    ['00015', 8, '33.3'],
    ['00012', 2, undefined],
    ['00020', 3, undefined],
  ])
  expect(lines.map((one) => passShare(one)?.toFixed(1))).toEqual(['83.3', '50.0', undefined])
})

test('IMP-02 a batch that is left out is in no figure', () => {
  const lines = courseLines(content, new Set(['b']))
  expect(lines.map(({ courseCode, scores, change }) => [courseCode, scores, change])).toEqual([
    ['00012', 2, undefined],
    ['00015', 4, 0],
  ])
})
