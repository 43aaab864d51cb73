import { expect, test } from 'vitest'
import { auditDegree } from '../degree/audit-degree.ts'
import type { DegreeCase, DegreeCourse, DegreeScore } from '../degree/degree-case.ts'
import { explainAudit } from './explain-audit.ts'

const written = (code: string, more: Partial<DegreeCourse> = {}): DegreeCourse => ({
  code,
  credits: 5,
  mode: 'written',
  ...more,
})
const passed = (course: string, more: object = {}): DegreeScore =>
  ({
    id: `s-${course}`,
    course,
    credits: 5,
    outcome: { mark: 75 },
    passedOn: '2025-04-12',
    source: 'exam',
    state: 'valid',
    ownMajor: true,
    ...more,
  }) as DegreeScore

type Parts = Partial<Pick<DegreeCase, 'substitutions' | 'graduatesOn'>> & {
  plan?: Partial<DegreeCase['plan']>
  record?: Partial<DegreeCase['record']>
}

/** Two required courses and a group of which one of two is enough. */
function caseWith({ plan = {}, record = {}, ...more }: Parts = {}): DegreeCase {
  return {
    id: 'c',
    on: '2026-12-16',
    graduatesOn: '2026-12-30',
    substitutions: [],
    transferMonths: 6,
    ...more,
    plan: {
      major: '120203K',
      version: '2026',
      level: 'benke',
      validFrom: null,
      validTo: null,
      minCourses: 3,
      minCredits: 15,
      courses: ['00001', '00002', '00003', '00004'].map((code) => written(code)),
      requires: {
        all: [
          { course: '00001' },
          { course: '00002' },
          { choose: { atLeast: 1, of: [{ course: '00003' }, { course: '00004' }] } },
        ],
      },
      situations: [],
      local: null,
      ...plan,
    },
    record: {
      situation: null,
      priorQualification: 'verified',
      ticket: 'active',
      sanctions: [],
      diplomas: [],
      scores: [],
      ...record,
    },
  }
}

const explain = (parts: Parts, applied = new Map<string, string>()) => {
  const degreeCase = caseWith(parts)
  return explainAudit(degreeCase, auditDegree(degreeCase), applied)
}
const lineOf = (lines: ReturnType<typeof explain>, course: string) =>
  lines.find((line) => line.kind === 'course' && line.course === course)

const rule = {
  id: 'r1',
  old: ['90001'],
  new: ['00001'],
  needs: { atLeast: 1 },
  passedBefore: null,
  appliesFrom: null,
  appliesTo: null,
  exempted: true,
}

test.each<[string, Parts, object]>([
  [
    'met by a score',
    { record: { scores: [passed('00001')] } },
    { state: 'met', why: { code: 'scored', scores: ['s-00001'] } },
  ],
  [
    'exempted',
    { record: { scores: [passed('00001', { outcome: { exempted: true }, source: 'exemption' })] } },
    { state: 'met', why: { code: 'exempted', scores: ['s-00001'] } },
  ],
  [
    'met by a substitution',
    { substitutions: [rule], record: { scores: [passed('90001')] } },
    { state: 'met', why: { code: 'substituted', rule: 'r1', scores: ['s-90001'] } },
  ],
  ['missing', {}, { state: 'missing', isOnPath: true, isRequired: true, why: { code: 'not_passed' } }],
  [
    'no longer examined',
    {
      plan: {
        courses: ['00001', '00002', '00003', '00004'].map((code) => written(code, { offered: false })),
      },
    },
    { state: 'missing', isOnPath: false, why: { code: 'not_offered' } },
  ],
  [
    'failed',
    { record: { scores: [passed('00001', { outcome: { mark: 59 } })] } },
    { state: 'unusable', why: { code: 'unusable', scores: [{ score: 's-00001', why: 'failed' }] } },
  ],
  [
    'transferred out',
    { record: { scores: [passed('00001', { state: 'transferred_out' })] } },
    { state: 'unusable', why: { code: 'unusable', scores: [{ score: 's-00001', why: 'transferred_out' }] } },
  ],
  [
    'passed under another major',
    {
      plan: {
        courses: ['00001', '00002', '00003', '00004'].map((code) => written(code, { ownMajor: true })),
      },
      record: { scores: [passed('00001', { ownMajor: false })] },
    },
    { state: 'unusable', isOnPath: true, why: { code: 'not_own_major', scores: ['s-00001'] } },
  ],
])('AUD-04 a course that is %s says so', (_, parts, expected) => {
  expect(lineOf(explain(parts), '00001')).toMatchObject(expected)
})

test('AUD-04 a course that was applied for waits, whatever became of earlier attempts', () => {
  const record = { scores: [passed('00001', { outcome: { mark: 40 } })] }
  expect(lineOf(explain({ record }, new Map([['00001', 'a7']])), '00001')).toMatchObject({
    state: 'waiting',
    why: { code: 'applied', application: 'a7' },
  })
})

test('AUD-04 a pass that serves another course names it', () => {
  const both = { ...rule, old: ['00003'], new: ['00001'] }
  const record = { scores: [passed('00003'), passed('00004')] }
  expect(lineOf(explain({ substitutions: [both], record }), '00003')).toMatchObject({
    state: 'spare',
    why: { code: 'used_elsewhere', course: '00001', rule: 'r1' },
  })
})

test('AUD-04 a group says what it needs and has, and its other members are spare once it has enough', () => {
  const lines = explain({ record: { scores: [passed('00003')] } })
  expect(lines.find(({ kind }) => kind === 'group')).toMatchObject({
    at: 'all[2]',
    members: 2,
    needs: { members: 1, credits: 0 },
    has: { members: 1, credits: 5 },
    state: 'met',
  })
  expect(lineOf(lines, '00004')).toMatchObject({ depth: 1, isRequired: false, state: 'spare' })
  expect(lineOf(lines, '00002')).toMatchObject({ depth: 0, isRequired: true, state: 'missing' })
})

test('AUD-04 the sums are lines, and those of a transferred candidate too', () => {
  const moved = {
    source: 'transfer_in',
    transferredOn: '2025-01-01',
    creditsAtOrigin: 5,
    nameAgrees: true,
  }
  const lines = explain({
    plan: { local: { min: 2, named: ['00002'], minNamed: 1, exempt: false } },
    record: { scores: [passed('00001', moved), passed('00002')] },
  })
  expect(lines.filter(({ kind }) => kind === 'count')).toEqual([
    { kind: 'count', counted: 'courses', needs: 3, has: 2, state: 'missing' },
    { kind: 'count', counted: 'credits', needs: 15, has: 10, state: 'missing' },
    { kind: 'count', counted: 'local', needs: 2, has: 1, state: 'missing' },
    { kind: 'count', counted: 'local_named', needs: 1, has: 1, state: 'met' },
  ])
})

test('AUD-04 what blocks comes first, a punishment with its last day', () => {
  const sanctions = ['2027-01-31', '2027-06-30', '2020-01-01'].map((until) => ({ kind: 'x', until }))
  expect(explain({ record: { sanctions, ticket: 'closed' } }).slice(0, 2)).toEqual([
    { kind: 'block', block: 'ticket_state', until: undefined },
    { kind: 'block', block: 'sanction', until: '2027-06-30' },
  ])
})

test('AUD-04 the courses of the picked situation follow those of the plan', () => {
  const situations = [{ id: 'other', courses: [written('00155')], requires: { course: '00155' } }]
  const lines = explain({ plan: { situations }, record: { situation: 'other', scores: [passed('00155')] } })
  expect(lines.at(-1)).toMatchObject({ part: 'situation', course: '00155', state: 'met' })
})

test('AUD-04 a course at several places is counted where the tree comes true', () => {
  // 00003 stands in both groups; counted in the first, the second has its own member and both are true.
  const group = (...of: string[]) => ({
    choose: { atLeast: 1, of: of.map((course) => ({ course })) },
  })
  const lines = explain({
    plan: {
      requires: { all: [group('00003', '00001'), group('00003', '00002')] },
      minCourses: 2,
      minCredits: 0,
    },
    record: { scores: [passed('00003'), passed('00001')] },
  })
  expect(lines.filter(({ kind }) => kind === 'group').map((line) => 'state' in line && line.state)).toEqual([
    'met',
    'met',
  ])
})
