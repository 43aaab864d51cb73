import { expect, test } from 'vitest'
import type { DegreeCase } from '../degree/degree-case.ts'
import { assumedScores, isAssumed } from './assumed-scores.ts'
import { creditsOf, degreeScore, type RecordedScore, sameCourseName } from './degree-score.ts'
import { priorQualificationOf } from './prior-qualification.ts'

const RECORDED: RecordedScore = {
  id: 's1',
  courseCode: '04184',
  courseName: '线性代数（经管类）',
  source: 'exam',
  outcome: { kind: 'marked', mark: 71 },
  state: 'valid',
  obtainedOn: '2025-04-20',
  majorId: 'accounting',
  planId: 'own',
  origin: undefined,
}
const CREDITS: Record<string, number> = { 'own 04184': 4, 'audited 04184': 5, 'audited 00015': 7 }
const MEASURE = {
  majorId: 'accounting',
  planId: 'audited',
  creditsIn: (plan: string, course: string) => CREDITS[`${plan} ${course}`],
  creditsAnywhere: (course: string) => (course === '03708' ? 2 : undefined),
}

test.each([
  ['by the plan of its own 准考证', { courseCode: '04184' }, 4],
  ['by the audited plan', { courseCode: '04184', planId: 'another' }, 5],
  ['by the audited plan, where its own does not have it', { courseCode: '00015' }, 7],
  ['by the newest plan that has it', { courseCode: '03708' }, 2],
  ['nothing, where no plan has it', { courseCode: '99999' }, 0],
] as const)('AUD-02 the credits of a score are taken %s', (_, part, credits) => {
  expect(creditsOf({ ...RECORDED, ...part }, MEASURE)).toBe(credits)
})

test.each([
  ['its own major and school', {}, true],
  ['another major', { majorId: 'finance' }, false],
] as const)('AUD-02 a score of %s says ownMajor %s', (_, part, ownMajor) => {
  expect(degreeScore({ ...RECORDED, ...part }, MEASURE)).toMatchObject({ ownMajor })
})

test.each([
  [{ kind: 'graded', grade: 'good' }, { grade: 'good' }],
  [{ kind: 'exempted' }, { exempted: true }],
  [{ kind: 'absent' }, { absent: true }],
  [{ kind: 'violation' }, { violation: true }],
  [{ kind: 'marked', mark: 0 }, { mark: 0 }],
] as const)('AUD-02 an outcome %j becomes %j', (outcome, expected) => {
  expect(degreeScore({ ...RECORDED, outcome }, MEASURE)?.outcome).toEqual(expected)
})

const MOVED = { transferredOn: '2026-03-01', credits: 6, courseName: '线性代数(经管类)' }

test.each([
  ['by what the other province says', MOVED, { creditsAtOrigin: 6, nameAgrees: true }],
  ['whose name differs', { ...MOVED, courseName: '线性代数（工）' }, { nameAgrees: false }],
  [
    'that was compared when it was taken in',
    undefined,
    { transferredOn: '2025-04-20', creditsAtOrigin: 4, nameAgrees: true },
  ],
] as const)('AUD-02 a transferred score %s', (_, origin, expected) => {
  expect(degreeScore({ ...RECORDED, source: 'transfer_in', origin }, MEASURE)).toMatchObject(expected)
})

test('AUD-02 a stored 顶替 is no score: the rules in force substitute', () => {
  expect(degreeScore({ ...RECORDED, source: 'substitution' }, MEASURE)).toBeUndefined()
})

test.each([
  ['概率论与数理统计（二）', '概率论与数理统计(二)', true],
  ['英语 （二）', '英语〔二〕', true],
  ['大学语文', '大学语文（专）', false],
  ['英语（一）', '英语（二）', false],
])('AUD-02 %s and %s name one course: %s', (one, other, isSame) => {
  expect(sameCourseName(one, other)).toBe(isSame)
})

const held = (type: string, isVerified = false) => ({ type, isVerified })

test.each([
  ['none', []],
  ['none', [held('diploma')]],
  ['none', [held('registration_form')]],
  ['claimed', [held('diploma'), held('registration_form')]],
  ['claimed', [held('verification_report'), held('diploma')]],
  ['verified', [held('diploma', true)]],
  ['none', [held('graduation_photo', true)]],
] as const)('GRA-06 the 前置学历 is %s of %j', (expected, credentials) => {
  expect(priorQualificationOf(credentials)).toBe(expected)
})

test('AUD-06 what is assumed is of the plan or of the picked situation, once, and known again', () => {
  const course = (code: string, credits: number) => ({ code, credits, mode: 'written' as const })
  const plan = {
    courses: [course('00015', 7)],
    situations: [
      { id: 'a', courses: [course('00155', 8)], requires: { course: '00155' } },
      { id: 'b', courses: [course('00182', 3)], requires: { course: '00182' } },
    ],
  } as unknown as DegreeCase['plan']
  const record = { situation: 'a', scores: [] } as unknown as DegreeCase['record']
  const scores = assumedScores(['00015', '00155', '00182', '00015'], { on: '2026-12-01', plan, record })
  expect(scores.map(({ course: code, credits }) => [code, credits])).toEqual([
    ['00015', 7],
    ['00155', 8],
  ])
  expect(scores.every(({ id }) => isAssumed(id))).toBe(true)
})
