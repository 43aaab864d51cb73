import { expect, test } from 'vitest'
import type { DegreeCase, DegreeScore } from '#rulebook/degree/degree-case.ts'
import { degreeCourses, thesisScore } from './degree-courses.ts'

type Said = Pick<DegreeScore, 'id' | 'course' | 'outcome'> & { credits?: number }

const score = ({ credits = 4, ...said }: Said): DegreeScore => ({
  ...said,
  credits,
  passedOn: '2024-10-26',
  source: 'exempted' in said.outcome ? 'exemption' : 'exam',
  state: 'valid',
  ownMajor: true,
})

const degreeCase: DegreeCase = {
  id: 'made-up',
  on: '2026-12-16',
  graduatesOn: '2026-12-30',
  plan: {
    major: '120203K',
    version: '2026',
    level: 'benke',
    validFrom: null,
    validTo: null,
    minCourses: 3,
    minCredits: 0,
    courses: [
      { code: '00015', credits: 7, mode: 'written' },
      { code: '13000', credits: 6, mode: 'written' },
      { code: '14848', credits: 0, mode: 'thesis' },
    ],
    requires: { all: [{ course: '00015' }, { course: '13000' }, { course: '14848' }] },
    situations: [],
    local: null,
  },
  substitutions: [
    {
      id: 's1',
      old: ['00041', '00042'],
      new: ['13000'],
      needs: { atLeast: 2 },
      passedBefore: null,
      appliesFrom: null,
      appliesTo: null,
      exempted: false,
    },
  ],
  transferMonths: 6,
  record: {
    situation: null,
    priorQualification: 'verified',
    ticket: 'active',
    sanctions: [],
    diplomas: [],
    scores: [
      score({ id: 'thesis', course: '14848', credits: 0, outcome: { grade: 'good' } }),
      score({ id: 'old-2', course: '00042', outcome: { mark: 71 } }),
      score({ id: 'old-1', course: '00041', outcome: { mark: 60 } }),
      score({ id: 'failed', course: '00015', credits: 7, outcome: { mark: 59 } }),
      score({ id: 'exempted', course: '00015', credits: 7, outcome: { exempted: true } }),
      score({ id: 'unused', course: '09999', outcome: { mark: 90 } }),
    ],
  },
}

const names = new Map([
  ['00015', '英语（二）'],
  ['00041', '旧课程一'],
  ['00042', '旧课程二'],
  ['14848', '毕业论文'],
])

test('GRA-11 the courses of the form are the scores that carry the degree, in the order of the plan', () => {
  const lines = degreeCourses(degreeCase, names)
  expect(lines.map(({ code }) => code)).toEqual(['00015', expect.any(String), expect.any(String), '14848'])
  expect(lines.map(({ code }) => code).toSorted()).toEqual(['00015', '00041', '00042', '14848'])
  expect(lines[0]).toEqual({
    code: '00015',
    name: '英语（二）',
    credits: '7',
    score: '免考',
    passedIn: '2024-10',
    source: '免考',
  })
  expect(lines.map(({ score: result }) => result).toSorted()).toEqual(['60', '71', '免考', '良好'])
})

test('GRA-11 a score that stands for two courses is listed once', () => {
  const [rule] = degreeCase.substitutions
  if (!rule) throw new Error('no substitution')
  const both = { ...rule, old: ['00041'], new: ['13000', '00015'], needs: { atLeast: 1 } }
  const record = {
    ...degreeCase.record,
    scores: degreeCase.record.scores.filter(({ id }) => id !== 'exempted'),
  }
  const codes = degreeCourses({ ...degreeCase, substitutions: [both], record }, names).map(({ code }) => code)
  expect(codes).toEqual(['00041', '14848'])
})

test('GRA-11 the result of the thesis stands beside its title; without a thesis there is none', () => {
  expect(thesisScore(degreeCase)).toBe('良好')
  const plan = {
    ...degreeCase.plan,
    courses: degreeCase.plan.courses.filter(({ mode }) => mode !== 'thesis'),
  }
  const requires = { all: [{ course: '00015' }, { course: '13000' }] }
  expect(thesisScore({ ...degreeCase, plan: { ...plan, requires } })).toBe('')
})
