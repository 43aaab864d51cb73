import { expect, test } from 'vitest'
import { countsUnder, type VersionToCount } from './counts-under.ts'
import type { RecordedScore } from './degree-score.ts'

const MARKED: RecordedScore = {
  id: 's1',
  courseCode: '03709',
  courseName: '马克思主义基本原理概论',
  source: 'supplement',
  outcome: { kind: 'marked', mark: 75 },
  state: 'valid',
  obtainedOn: '2024-10-26',
  majorId: 'accounting',
  planId: 'own',
  origin: undefined,
}
const TRANSFERRED: RecordedScore = {
  ...MARKED,
  source: 'transfer_in',
  origin: { transferredOn: '2026-12-01', credits: 4, courseName: '马克思主义基本原理概论' },
}
const ON = '2026-12-16'

/** A version that asks for the course with so many credits. */
const version = (credits: number, ownMajor = false): VersionToCount => ({
  majorId: 'accounting',
  plan: { courses: [{ code: '03709', credits, mode: 'written', ownMajor }], situations: [] },
})
/** One that asks for it of a situation only. */
const extra = (credits: number): VersionToCount => ({
  majorId: 'accounting',
  plan: {
    courses: [],
    situations: [{ id: 'A', courses: version(credits).plan.courses, requires: { course: '03709' } }],
  },
})
const elsewhere = { ...MARKED, majorId: 'finance' }
const renamed = { ...TRANSFERRED, origin: { transferredOn: '2015-09-20', credits: 4, courseName: '哲学' } }

test.each([
  ['a result of one’s own', { score: MARKED, versions: [version(4)] }, true],
  ['a result of another major', { score: elsewhere, versions: [version(4)] }, true],
  [
    'a result of another major of a practice course',
    { score: elsewhere, versions: [version(4, true)] },
    false,
  ],
  ['a result of the own major of a practice course', { score: MARKED, versions: [version(4, true)] }, true],
  ['a transfer of a fortnight ago', { score: TRANSFERRED, versions: [version(4)] }, true],
  ['a transfer with other credits', { score: TRANSFERRED, versions: [version(5)] }, false],
  ['a transfer with another name', { score: renamed, versions: [version(4)] }, false],
  [
    'a transfer that one of two versions takes',
    { score: TRANSFERRED, versions: [version(5), version(4)] },
    true,
  ],
  [
    'a transfer with other credits than a situation asks for',
    { score: TRANSFERRED, versions: [extra(5)] },
    false,
  ],
  [
    'a transfer with the credits that a situation asks for',
    { score: TRANSFERRED, versions: [extra(4)] },
    true,
  ],
  [
    'a transfer that no version asks for',
    { score: { ...renamed, courseCode: '00015' }, versions: [version(4)] },
    true,
  ],
  ['a 顶替 of the record', { score: { ...MARKED, source: 'substitution' }, versions: [version(4)] }, true],
] as const)('AUD-02 whether it counts: %s', (_, { score, versions }, counts) => {
  expect(countsUnder(score, versions, ON)).toBe(counts)
})
