import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ComingSitting, CourseToPass, LaidExam } from './coming-sitting.ts'
import { layCourses, layEarly } from './lay-courses.ts'

const CODES = ['00001', '00002', '00003', '00004', '00005']

const sitting = (index: number, exams: ComingSitting['exams'], more: Partial<ComingSitting> = {}) => ({
  id: `sitting-${index}`,
  name: `第${index}次`,
  heldFrom: `20${30 + index}-04-10`,
  heldTo: `20${30 + index}-04-18`,
  examLimit: undefined,
  exams,
  ...more,
})
const written = (code: string): CourseToPass => ({ code, mode: 'written', after: undefined })
const practice = (code: string, after: string): CourseToPass => ({ code, mode: 'practice', after })
const thesis = (code: string): CourseToPass => ({ code, mode: 'thesis', after: undefined })
const exam = (course: string, session?: string) => ({ course, session })

test.each<[string, CourseToPass[], ComingSitting[], string]>([
  ['nothing needs no sitting', [], [], 'laid'],
  [
    'two in one session of the only sitting',
    [written('a'), written('b')],
    [sitting(0, [exam('a', 'am'), exam('b', 'am')])],
    'impossible',
  ],
  [
    'two in two sessions',
    [written('a'), written('b')],
    [sitting(0, [exam('a', 'am'), exam('b', 'pm')])],
    'laid',
  ],
  [
    'more than a sitting may have',
    [written('a'), written('b')],
    [sitting(0, [exam('a', 'am'), exam('b', 'pm')], { examLimit: 1 })],
    'impossible',
  ],
  [
    'practice in the sitting of its theory',
    [written('a'), practice('b', 'a')],
    [sitting(0, [exam('a', 'am'), exam('b')])],
    'impossible',
  ],
  [
    'practice a sitting later',
    [written('a'), practice('b', 'a')],
    [sitting(0, [exam('a', 'am'), exam('b')]), sitting(1, [exam('b')])],
    'laid',
  ],
  [
    'the thesis beside a course',
    [written('a'), thesis('z')],
    [sitting(0, [exam('a', 'am'), exam('z')])],
    'impossible',
  ],
  [
    'the thesis after everything',
    [written('a'), thesis('z')],
    [sitting(0, [exam('a', 'am'), exam('z')]), sitting(1, [exam('z')])],
    'laid',
  ],
  [
    'a round that begins before the sitting is over',
    [written('a'), practice('b', 'a')],
    [sitting(0, [exam('a', 'am')]), sitting(1, [exam('b')], { heldFrom: '2030-04-15' })],
    'impossible',
  ],
  ['a course that nobody examines', [written('a')], [sitting(0, [exam('b', 'am')])], 'impossible'],
])('AUD-08 %s', (...[, wanted, held, kind]) => {
  expect(layCourses(wanted, held).kind).toBe(kind)
})

const course = fc.record({
  mode: fc.constantFrom('written', 'written', 'practice', 'thesis'),
  after: fc.integer({ min: 0, max: 4 }),
})
/** Up to five courses; a practice part belongs to a course before it that is no thesis. */
const courses = fc.array(course, { minLength: 1, maxLength: 5 }).map((all) =>
  all.map(({ mode, after }, index): CourseToPass => {
    const code = CODES[index] ?? ''
    const theory = after < index && all[after]?.mode !== 'thesis' ? CODES[after] : undefined
    if (mode === 'thesis') return thesis(code)
    return mode === 'practice' && theory !== undefined ? practice(code, theory) : written(code)
  }),
)
const exams = fc.uniqueArray(
  fc.record({ course: fc.constantFrom(...CODES), session: fc.constantFrom(undefined, 'am', 'pm') }),
  { selector: ({ course: code }) => code, minLength: 1, maxLength: 5 },
)
const sittings = fc
  .array(fc.tuple(exams, fc.constantFrom(undefined, undefined, 1, 2), fc.boolean()), {
    minLength: 1,
    maxLength: 3,
  })
  .map((all) =>
    all.map(([held, examLimit, isLong], index) =>
      sitting(index, held, { examLimit, ...(isLong ? { heldTo: `20${31 + index}-04-12` } : {}) }),
    ),
  )

test('AUD-08 what can be laid is laid without a clash and in order, and nothing else is called impossible: compared with trying all', () => {
  fc.assert(
    fc.property(courses, sittings, (wanted, held) => {
      const laying = layCourses(wanted, held)
      expect(laying.kind).toBe(canBeLaid(wanted, held) ? 'laid' : 'impossible')
      if (laying.kind !== 'laid') return
      expect(isInOrder(layEarly(wanted, held), wanted, held)).toBe(true)
    }),
    { numRuns: 3_000 },
  )
})

function canBeLaid(wanted: readonly CourseToPass[], held: readonly ComingSitting[]): boolean {
  const choices = wanted.map(({ code }) =>
    held.flatMap(({ id, exams: all }) =>
      all
        .filter((one) => one.course === code)
        .map(({ session }): LaidExam => ({ course: code, sitting: id, session })),
    ),
  )
  const all = choices.reduce<LaidExam[][]>(
    (sets, own) => sets.flatMap((set) => own.map((one) => [...set, one])),
    [[]],
  )
  return all.some((laid) => isInOrder(laid, wanted, held))
}

function isInOrder(
  laid: readonly LaidExam[],
  wanted: readonly CourseToPass[],
  held: readonly ComingSitting[],
): boolean {
  const sittingOf = (code: string) =>
    held.find(({ id }) => id === laid.find(({ course: one }) => one === code)?.sitting)
  const isLater = (code: string, than: string) => {
    const [one, other] = [sittingOf(code), sittingOf(than)]
    return one !== undefined && other !== undefined && one.heldFrom > other.heldTo
  }
  const sessions = laid
    .filter(({ session }) => session !== undefined)
    .map((one) => `${one.sitting} ${one.session}`)
  return (
    laid.length === wanted.length &&
    new Set(sessions).size === sessions.length &&
    held.every(
      ({ id, examLimit }) => laid.filter(({ sitting: one }) => one === id).length <= (examLimit ?? 99),
    ) &&
    wanted.every(({ code, mode, after }) => {
      if (after !== undefined && !isLater(code, after)) return false
      return (
        mode !== 'thesis' || wanted.every((other) => other.mode === 'thesis' || isLater(code, other.code))
      )
    })
  )
}
