import { expect, test } from 'vitest'
import type { DegreeAnswer } from '#rulebook/degree/degree-answer.ts'
import { bruteForce } from './brute-force.ts'
import { checkCertificate } from './check-certificate.ts'
import { smallCase } from './generate/small-case.ts'
import { secondOpinion } from './ilp/second-opinion.ts'
import { course, paperCase, rule, score } from './paper-case.ts'
import { brokenProperties } from './prove/properties.ts'

const seeds = (count: number) => Array.from({ length: count }, (_, place) => 7_000 + place)

test('AUD-03 brute force, integer solver and checker of certificates, written apart, agree', () => {
  const differing = seeds(15).flatMap((seed) => {
    const degreeCase = smallCase(seed)
    const answer = bruteForce(degreeCase)
    const opinion = secondOpinion(degreeCase, answer, 30)
    const faults = checkCertificate(degreeCase, answer)
    return opinion === 'agrees' && faults.length === 0 ? [] : [{ seed, opinion, faults }]
  })
  expect(differing).toEqual([])
})

test('AUD-03 the brute force keeps the properties that the audit is held to', () => {
  const broken = seeds(100).map((seed) => brokenProperties(bruteForce, smallCase(seed), seed))
  expect(broken.flat()).toEqual([])
})

const degreeCase = paperCase({
  courses: [course('A'), course('B', 4), course('C', 4, { ownMajor: true }), course('D', 4)],
  requires: {
    all: [
      { course: 'A' },
      { course: 'B' },
      { choose: { atLeast: 1, of: [{ course: 'C' }, { course: 'D' }] } },
    ],
  },
  minCourses: 3,
  scores: [
    score('A'),
    score('O', { credits: 2 }),
    score('P', { credits: 3 }),
    score('Q'),
    score('C', { ownMajor: false }),
  ],
  rules: [rule(['O', 'P'], ['B'], { needs: { atLeast: 1, minCredits: 5 } }), rule(['Q'], ['A', 'D'])],
})
const direct = { course: 'A', scores: ['a'] }
const byCredits = { course: 'B', scores: ['o', 'p'], substitution: 'OP-B' }
const byOne = { course: 'D', scores: ['q'], substitution: 'Q-AD' }
const answer = bruteForce(degreeCase)

test('AUD-04 a right answer has no fault', () => {
  expect(answer).toMatchObject({ fewest: 0, met: [direct, byCredits, byOne] })
  expect(checkCertificate(degreeCase, answer)).toEqual([])
})

const forgeries: [name: string, forged: Partial<DegreeAnswer>][] = [
  ['a course that is not there', { met: [{ course: 'Z', scores: ['a'] }, byCredits, byOne] }],
  ['a score of another course', { met: [{ course: 'A', scores: ['q'] }, byCredits] }],
  ['a score of another school', { met: [direct, byCredits, { course: 'C', scores: ['c'] }], unused: ['q'] }],
  ['less than the rule needs', { met: [direct, { ...byCredits, scores: ['p'] }, byOne], unused: ['o', 'c'] }],
  ['more than the rule needs', { met: [direct, { ...byCredits, scores: ['o', 'p', 'q'] }], unused: ['c'] }],
  ['another order of scores', { met: [direct, { ...byCredits, scores: ['p', 'o'] }, byOne] }],
  ['another order of courses', { met: [byCredits, direct, byOne] }],
  ['a course met twice', { met: [direct, direct, byCredits, byOne] }],
  ['a pass used twice', { met: [direct, byCredits, { ...byOne, scores: ['a'] }], unused: ['q', 'c'] }],
  ['a rule that is not there', { met: [direct, byCredits, { ...byOne, substitution: 'none' }] }],
  ['wrong credits', { credits: 13 }],
  ['wrong number of courses', { courses: 4 }],
  ['a used score called unused', { unused: ['a', 'c'] }],
  ['a usable score called unusable', { unusable: [{ score: 'c', why: 'void' }] }],
  ['too little met', { met: [direct, byCredits], courses: 2, credits: 8, unused: ['q', 'c'] }],
  ['another verdict', { verdict: 'short' }],
  ['a path too long', { path: ['C'] }],
  ['another id', { id: 'other' }],
]

test.each(forgeries)('AUD-04 a forged answer is found: %s', (_, forged) => {
  expect(checkCertificate(degreeCase, { ...answer, ...forged })).not.toEqual([])
})
