import fc from 'fast-check'
import { expect, test } from 'vitest'
import { auditDegree } from '../degree/audit-degree.ts'
import type { DegreeAnswer } from '../degree/degree-answer.ts'
import type { DegreeCase, DegreeCourse, DegreeScore, Requirement } from '../degree/degree-case.ts'
import type { ComingSitting, LaidExam } from './coming-sitting.ts'
import { type Forecast, forecastGraduation } from './forecast-graduation.ts'

const CODES = ['00001', '00002', '00003', '00004', '00005', '00006']
const MONTHS = ['2027-06', '2027-12', '2028-06'].map((month) => ({ month, graduatesOn: `${month}-30` }))

const course = fc.record({
  mode: fc.constantFrom('written', 'written', 'written', 'practice', 'thesis'),
  theory: fc.integer({ min: 0, max: 4 }),
  isOffered: fc.integer({ min: 0, max: 9 }).map((dice) => dice > 0),
})
const courses = fc.array(course, { minLength: 2, maxLength: 6 }).map((all) =>
  all.map(({ mode, theory, isOffered }, index): DegreeCourse => {
    const isPart = mode === 'practice' && theory < index && all[theory]?.mode !== 'thesis'
    return {
      code: CODES[index] ?? '',
      credits: 4,
      mode: mode as DegreeCourse['mode'],
      offered: isOffered,
      ...(isPart ? { partOf: CODES[theory] ?? '' } : {}),
    }
  }),
)
const exams = fc.uniqueArray(
  fc.record({ course: fc.constantFrom(...CODES), session: fc.constantFrom(undefined, 'am', 'pm') }),
  { selector: ({ course: code }) => code, minLength: 2, maxLength: 6 },
)
const HELD = ['2027-04', '2027-10', '2028-04']
const sittings = fc.array(exams, { minLength: 3, maxLength: 3 }).map((all) =>
  all.map(
    (held, index): ComingSitting => ({
      id: `sitting-${index}`,
      name: '考试',
      heldFrom: `${HELD[index]}-10`,
      heldTo: `${HELD[index]}-18`,
      examLimit: undefined,
      exams: held,
    }),
  ),
)
const questions = fc
  .record({
    courses,
    sittings,
    required: fc.integer({ min: 0, max: 3 }),
    atLeast: fc.integer({ min: 1, max: 3 }),
    passed: fc.subarray(CODES, { maxLength: 2 }),
    sanction: fc.constantFrom(undefined, undefined, '2027-07-31'),
  })
  .map((made) => ({ sittings: made.sittings, degreeCase: caseOf(made) }))

interface MadeUp {
  courses: readonly DegreeCourse[]
  required: number
  atLeast: number
  passed: readonly string[]
  sanction: string | undefined
}

function caseOf({ courses: all, required, atLeast, passed, sanction }: MadeUp): DegreeCase {
  const leaf = ({ code }: DegreeCourse): Requirement => ({ course: code })
  const choice = all.slice(required).map(leaf)
  return {
    id: 'made-up',
    on: '2026-12-16',
    graduatesOn: '2026-12-30',
    plan: {
      major: '120203K',
      version: '2026',
      level: 'zhuanke',
      validFrom: null,
      validTo: null,
      minCourses: 1,
      minCredits: 0,
      courses: all,
      requires: {
        all: [
          ...all.slice(0, required).map(leaf),
          ...(choice.length > 0 ? [{ choose: { atLeast, of: choice } }] : []),
        ],
      },
      situations: [],
      local: null,
    },
    substitutions: [],
    transferMonths: 6,
    record: {
      situation: null,
      priorQualification: 'none',
      ticket: 'active',
      sanctions: sanction === undefined ? [] : [{ kind: 'no_diploma', until: sanction }],
      diplomas: [],
      scores: passed
        .filter((code) => all.some((one) => one.code === code))
        .map((code) => pass(code, '2025-04-12')),
    },
  }
}

function pass(code: string, passedOn: string): DegreeScore {
  return {
    id: `${code} ${passedOn}`,
    course: code,
    credits: 4,
    outcome: { mark: 60 },
    passedOn,
    source: 'exam',
    state: 'valid',
  }
}

/** Audits the plain cases of this test by trying every set of courses; independent of the audit itself. */
function tinyAudit(degreeCase: DegreeCase): DegreeAnswer {
  const { plan, record, graduatesOn } = degreeCase
  const passed = new Set(record.scores.map(({ course: code }) => code))
  const offered = plan.courses.filter(({ code, offered }) => offered !== false && !passed.has(code))
  const sets = subsets(offered.map(({ code }) => code)).toSorted((one, other) => one.length - other.length)
  const path = sets.find((set) => fulfils(plan, new Set([...passed, ...set])))
  const blocks = record.sanctions.some(({ until }) => until > graduatesOn) ? (['sanction'] as const) : []
  const met = plan.courses
    .filter(({ code }) => passed.has(code))
    .map(({ code }) => ({ course: code, scores: [code] }))
  const verdict = blocks.length > 0 ? 'blocked' : path?.length === 0 ? 'qualifies' : 'short'
  const rest = { courses: 0, credits: 0, situations: [], unused: [], unusable: [], problems: [] }
  return { id: 'tiny', verdict, blocks, fewest: path?.length ?? null, path: path ?? [], met, ...rest }
}

function fulfils(
  { courses: all, requires, minCourses }: DegreeCase['plan'],
  passed: ReadonlySet<string>,
): boolean {
  const counting = all.filter(({ code, mode, partOf }) => passed.has(code) && mode !== 'thesis' && !partOf)
  const holds = (one: Requirement): boolean => {
    if ('course' in one) return passed.has(one.course)
    if ('all' in one) return one.all.every(holds)
    return one.choose.of.filter(holds).length >= one.choose.atLeast
  }
  return counting.length >= minCourses && holds(requires)
}

function subsets(codes: readonly string[]): string[][] {
  return codes.reduce<string[][]>((sets, code) => sets.flatMap((set) => [set, [...set, code]]), [[]])
}

test('AUD-08 the plan has no clash and keeps the order, applying it makes the audit green, and no earlier one exists: compared with trying all', () => {
  fc.assert(
    fc.property(questions, ({ degreeCase, sittings: held }) => {
      const found = forecastGraduation({ degreeCase, audit: tinyAudit, months: MONTHS, sittings: held })
      const earliest = earliestByTrying(degreeCase, held)
      expect(found.kind === 'month' ? found.month : undefined).toBe(earliest)
      if (found.kind !== 'month') return
      expect(found.isProven).toBe(true)
      expect(isPossible(found.exams, degreeCase, held)).toBe(true)
      expect(isGreen(found.exams, degreeCase, { held, graduatesOn: found.graduatesOn })).toBe(true)
    }),
    { numRuns: 1_500 },
  )
})

test('AUD-08 with the real audit the month is the same, and the audit is green with what was laid', () => {
  fc.assert(
    fc.property(questions, ({ degreeCase, sittings: held }) => {
      const found = forecastGraduation({ degreeCase, audit: auditDegree, months: MONTHS, sittings: held })
      expect(found.kind === 'month' ? found.month : undefined).toBe(earliestByTrying(degreeCase, held))
      if (found.kind !== 'month') return
      const { exams: laid, graduatesOn } = found
      expect(auditDegree(applied(laid, degreeCase, { held, graduatesOn })).verdict).toBe('qualifies')
    }),
    { numRuns: 300 },
  )
})

function earliestByTrying(degreeCase: DegreeCase, held: readonly ComingSitting[]): string | undefined {
  return MONTHS.find(({ month, graduatesOn }) =>
    everyPlan(
      degreeCase,
      held.filter(({ heldTo }) => heldTo < `${month}-01`),
    ).some((laid) => isPossible(laid, degreeCase, held) && isGreen(laid, degreeCase, { held, graduatesOn })),
  )?.month
}

function everyPlan(degreeCase: DegreeCase, held: readonly ComingSitting[]): LaidExam[][] {
  return degreeCase.plan.courses
    .filter(
      ({ code, offered }) =>
        offered !== false && !degreeCase.record.scores.some((one) => one.course === code),
    )
    .reduce<LaidExam[][]>(
      (plans, { code }) =>
        plans.flatMap((plan) => [
          plan,
          ...held.flatMap(({ id, exams: all }) =>
            all
              .filter((exam) => exam.course === code)
              .map(({ session }) => [...plan, { course: code, sitting: id, session }]),
          ),
        ]),
      [[]],
    )
}

function isPossible(
  laid: readonly LaidExam[],
  { plan, record }: DegreeCase,
  held: readonly ComingSitting[],
): boolean {
  const place = new Map(
    laid.map(({ course: code, sitting }) => [code, held.findIndex(({ id }) => id === sitting)]),
  )
  const sessions = laid
    .filter(({ session }) => session !== undefined)
    .map((one) => `${one.sitting} ${one.session}`)
  return (
    new Set(sessions).size === sessions.length &&
    laid.every(({ course: code }) => {
      const own = plan.courses.find((one) => one.code === code)
      const at = place.get(code) ?? -1
      const isAfterTheory =
        own?.partOf === undefined ||
        record.scores.some((score) => score.course === own.partOf) ||
        (place.get(own.partOf) ?? 9) < at
      const isLast =
        own?.mode !== 'thesis' ||
        plan.courses.every((other) => other.mode === 'thesis' || (place.get(other.code) ?? -1) < at)
      return isAfterTheory && isLast
    })
  )
}

function isGreen(laid: readonly LaidExam[], degreeCase: DegreeCase, when: When): boolean {
  return tinyAudit(applied(laid, degreeCase, when)).verdict === 'qualifies'
}

interface When {
  held: readonly ComingSitting[]
  graduatesOn: string
}

/** The case on the diploma's date, with every laid exam passed on the last day of its sitting. */
function applied(laid: readonly LaidExam[], degreeCase: DegreeCase, { held, graduatesOn }: When): DegreeCase {
  const { record } = degreeCase
  const passes = laid.map(({ course: code, sitting }) =>
    pass(code, held.find(({ id }) => id === sitting)?.heldTo ?? ''),
  )
  return {
    ...degreeCase,
    on: graduatesOn,
    graduatesOn,
    record: { ...record, scores: [...record.scores, ...passes] },
  }
}

const BASE = { required: 2, atLeast: 1, passed: [], sanction: undefined }
const written = (code: string): DegreeCourse => ({ code, credits: 4, mode: 'written' })
const forecast = (made: Partial<MadeUp>, held: ComingSitting[]): Forecast =>
  forecastGraduation({
    degreeCase: caseOf({ ...BASE, courses: [written('00001'), written('00002')], ...made }),
    audit: tinyAudit,
    months: MONTHS,
    sittings: held,
  })
const sitting = (index: number, exams_: [string, string][]): ComingSitting => ({
  id: `sitting-${index}`,
  name: '考试',
  heldFrom: `${HELD[index]}-10`,
  heldTo: `${HELD[index]}-18`,
  examLimit: undefined,
  exams: exams_.map(([code, session]) => ({ course: code, session })),
})

test.each<[string, Forecast]>([
  ['nothing is missing: the next month', forecast({ passed: ['00001', '00002'] }, [])],
])('AUD-08 %s', (_, found) => {
  expect(found).toEqual({ kind: 'month', ...MONTHS[0], exams: [], isProven: true })
})

test('AUD-08 more courses are taken where they end earlier', () => {
  // One of the two groups is enough: the single course is examined a year later than both others.
  const all = [written('00001'), written('00002'), written('00003')]
  const degreeCase = caseOf({ ...BASE, courses: all })
  const requires: Requirement = {
    choose: { atLeast: 1, of: [{ course: '00001' }, { all: [{ course: '00002' }, { course: '00003' }] }] },
  }
  const found = forecastGraduation({
    degreeCase: { ...degreeCase, plan: { ...degreeCase.plan, requires } },
    audit: tinyAudit,
    months: MONTHS,
    sittings: [
      sitting(0, [
        ['00002', 'am'],
        ['00003', 'pm'],
      ]),
      sitting(2, [['00001', 'am']]),
    ],
  })
  expect(found).toMatchObject({ kind: 'month', month: '2027-06' })
})

test.each<[string, Forecast, object]>([
  [
    'a course that nobody examines is named, never laid',
    forecast({}, [sitting(0, [['00001', 'am']])]),
    { kind: 'not_announced', courses: ['00002'] },
  ],
  [
    'what does not fit into the announced sittings is said',
    forecast({}, [
      sitting(0, [
        ['00001', 'am'],
        ['00002', 'am'],
      ]),
    ]),
    { kind: 'beyond', courses: ['00001', '00002'] },
  ],
  [
    'a punishment moves the month',
    forecast({ passed: ['00001', '00002'], sanction: '2027-07-31' }, []),
    { kind: 'month', month: '2027-12' },
  ],
  [
    'a punishment beyond every month is what blocks',
    forecast({ passed: ['00001', '00002'], sanction: '2030-01-01' }, []),
    { kind: 'blocked', blocks: ['sanction'] },
  ],
  [
    'a plan that cannot be met any more says so',
    forecast({ courses: [written('00001'), { ...written('00002'), offered: false }] }, []),
    { kind: 'impossible' },
  ],
])('AUD-08 %s', (_, found, expected) => {
  expect(found).toMatchObject(expected)
})
