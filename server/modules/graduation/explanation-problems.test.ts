import { expect, test } from 'vitest'
import { explanationProblems } from './explanation-problems.ts'
import type { RequirementLine, Requirements } from './graduation-audit.ts'

const line = (
  course: string,
  state: RequirementLine['state'],
  needsExplanation = false,
): RequirementLine => ({
  ...{ course, state, needsExplanation },
  name: course,
  credits: 4,
  mode: '笔试',
  why: '',
})

function audited(lines: readonly RequirementLine[], fewest: number | null) {
  const group = { key: 'group1', title: '必考课程', isMet: false, lines: [...lines] }
  const requirements: Requirements = {
    plan: {
      planId: '',
      majorCode: '',
      majorName: '',
      level: '本科',
      version: '',
      schoolName: '',
      needsPrior: true,
    },
    situations: [],
    needsPrior: true,
    verdict: 'short',
    blocks: [],
    counted: { courses: 0, minCourses: 0, credits: 0, minCredits: 0 },
    groups: [group],
    reasons: [],
  }
  return { requirements, answer: { fewest } }
}

const MET = line('00015', 'met')
const OPEN = line('13000', 'missing', true)
const UNUSABLE = line('04184', 'unusable')

test.each([
  ['the audit came to no end, and every course is met', [MET], null],
  ['credits are missing, and every course is met', [MET], 1],
  ['nothing is missing', [MET, UNUSABLE], 0],
])('GRA-04 no explanation is asked for where %s', (_what, lines, fewest) => {
  expect(explanationProblems([], audited(lines, fewest))).toEqual([])
})

test('GRA-04 a course without a score is asked for at its place, and its explanation answers it', () => {
  const audit = audited([MET, OPEN], 1)
  expect(explanationProblems([], audit)).toMatchObject([
    { field: 'explanations.13000', code: 'missing', text: expect.stringContaining('还差 1 门') },
  ])
  expect(explanationProblems([{ course: '13000', text: ' ' }], audit)).toHaveLength(1)
  expect(explanationProblems([{ course: '13000', text: '2020 年 10 月考过' }], audit)).toEqual([])
})

test('GRA-04 where the audit came to no end, one of the open courses is asked for, and no number is made up', () => {
  const [problem, ...others] = explanationProblems([], audited([MET, UNUSABLE], null))
  expect([problem?.field, others]).toEqual(['explanations', []])
  expect(problem?.text).not.toContain('还差')
})

test('GRA-04 no more explanations are asked for than there are courses without a score', () => {
  const audit = audited([MET, OPEN], 3)
  expect(explanationProblems([{ course: '13000', text: '成绩在转出的准考证' }], audit)).toEqual([])
})
