import { expect, test } from 'vitest'
import { type CourseAtOrigin, recogniseCourses, whyNotRecognised } from './recognise-courses.ts'
import { wordsOfNotRecognised } from './recognition.texts.ts'

const ON = '2026-11-28'
const COURSE: CourseAtOrigin = {
  ...{ code: '04184', name: '线性代数（经管类）', credits: 4, passedOn: '2024-10-27' },
  outcome: { kind: 'marked', mark: 60 },
}
const HERE = { name: '线性代数(经管类)', credits: [4] }

test.each([
  ['agrees, whatever the width of its brackets', {}, HERE, undefined],
  ['is not known here', {}, undefined, 'unknown_code'],
  ['differs in a bracket', { name: '线性代数' }, HERE, 'name_differs'],
  ['has credits of 4.5 against 4', { credits: 4.5 }, HERE, 'credits_differ'],
  ['is in no plan here', {}, { ...HERE, credits: [] }, 'credits_differ'],
  ['has credits of one of two versions', { credits: 4.5 }, { ...HERE, credits: [4, 4.5] }, undefined],
  ['has credits of neither version', { credits: 5 }, { ...HERE, credits: [4, 4.5] }, 'credits_differ'],
  ['failed by one mark', { outcome: { kind: 'marked', mark: 59 } }, HERE, 'failed'],
  ['failed by its grade', { outcome: { kind: 'graded', grade: 'fail' } }, HERE, 'failed'],
  ['is passed tomorrow', { passedOn: '2026-11-29' }, HERE, 'future'],
] as const)('TRI-01 a course that %s', (...[, more, here, why]) => {
  const course = { ...COURSE, ...more }
  expect(whyNotRecognised(course, here, ON)).toBe(why)
  if (why) expect(wordsOfNotRecognised(why, course, here)).toMatch(/。$/)
})

test('TRI-01 both sides stand in the words', () => {
  const course = { ...COURSE, credits: 4.5 }
  expect(wordsOfNotRecognised('credits_differ', course, HERE)).toBe(
    '学分不一致：转出省 4.5 学分，本市 4 学分。',
  )
  expect(wordsOfNotRecognised('credits_differ', course, { ...HERE, credits: [4, 5, 4] })).toBe(
    '学分不一致：转出省 4.5 学分，本市 4 或 5 学分。',
  )
})

test('TRI-01 of a course that comes twice the better counts, of equal ones the first', () => {
  const marks = [60, 72, 72, 59]
  const courses = marks.map((mark) => ({ ...COURSE, outcome: { kind: 'marked' as const, mark } }))
  const judged = recogniseCourses(courses, { hereOf: () => HERE, on: ON })
  expect(judged.map(({ why }) => why)).toEqual(['twice', undefined, 'twice', 'failed'])
})
