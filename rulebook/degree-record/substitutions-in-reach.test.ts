import { expect, test } from 'vitest'
import type { DegreeCase, Substitution } from '../degree/degree-case.ts'
import { substitutionsInReach } from './substitutions-in-reach.ts'

const RULE: Substitution = {
  id: 'r1',
  old: ['90001', '90002'],
  new: ['00001'],
  needs: { atLeast: 2 },
  passedBefore: null,
  appliesFrom: null,
  appliesTo: null,
  exempted: true,
}

function inReach(
  rule: Partial<Substitution>,
  facts: { passed?: string[]; met?: string[]; examined?: string[] } = {},
) {
  const { passed = ['90001'], met = [], examined = ['90002'] } = facts
  const degreeCase = {
    on: '2026-12-16',
    substitutions: [{ ...RULE, ...rule }],
    plan: { courses: [{ code: '00001' }, { code: '90003' }] },
    record: { scores: passed.map((course) => ({ id: course, course })) },
  } as unknown as DegreeCase
  const answer = { met: met.map((course) => ({ course, scores: [course] })), unusable: [] }
  return substitutionsInReach(degreeCase, answer, new Set(examined))
}

test('AUD-05 a rule is in reach when the old courses that it lacks are still examined', () => {
  expect(inReach({})).toEqual([{ rule: 'r1', missing: ['90002'] }])
})

test.each<[string, ReturnType<typeof inReach>]>([
  ['what it meets is met', inReach({}, { met: ['00001'] })],
  ['nobody examines what it lacks', inReach({}, { examined: [] })],
  ['it counts passes of earlier days only', inReach({ passedBefore: '2025-01-01' })],
  ['it is not in force yet', inReach({ appliesFrom: '2027-01-01' })],
  ['it is not in force any more', inReach({ appliesTo: '2026-12-15' })],
  ['nothing is lacking', inReach({}, { passed: ['90001', '90002'] })],
  ['what it lacks stands in the plan itself', inReach({ old: ['90001', '90003'] }, { examined: ['90003'] })],
  [
    'it lacks too much',
    inReach({ old: ['1', '2', '3'], needs: { atLeast: 3 } }, { examined: ['1', '2', '3'] }),
  ],
])('AUD-05 a rule is out of reach when %s', (_, found) => {
  expect(found).toEqual([])
})
