import type { ComingSitting, CourseToPass, LaidExam } from './coming-sitting.ts'
import { isWithin, type Seat, type SeatRange, seatCourses } from './seat-courses.ts'

/** How many seatings one call may try; real timetables need a handful. */
const MOST_TRIES = 2_000

/** What laying courses came to. `tired`: given up after so many tries that nothing can be said. */
export type Laying = { kind: 'laid'; seats: readonly Seat[] } | { kind: 'impossible' } | { kind: 'tired' }

/**
 * Lays courses into sittings (AUD-08): no two into one session, no sitting beyond its limit, a practice part in a later
 * sitting than its theory, the thesis in a later sitting than everything else. Exact: every division of the sittings between
 * a course and what comes after it is tried, the most promising first.
 */
export function layCourses(courses: readonly CourseToPass[], sittings: readonly ComingSitting[]): Laying {
  return layWithin(courses, wholeRanges(courses, sittings), sittings)
}

/** Lays the same courses again, each as early as the ones before it in the list allow. */
export function layEarly(courses: readonly CourseToPass[], sittings: readonly ComingSitting[]): LaidExam[] {
  let ranges = wholeRanges(courses, sittings)
  let best = layWithin(courses, ranges, sittings)
  for (const { code } of courses)
    for (let last = 0; last < sittings.length; last += 1) {
      const earlier = ranges.map((range) => (range.course === code ? { ...range, last } : range))
      const laying = layWithin(courses, earlier, sittings)
      if (laying.kind !== 'laid') continue
      ranges = earlier
      best = laying
      break
    }
  const seats = best.kind === 'laid' ? best.seats : []
  return seats
    .toSorted((one, other) => one.sitting - other.sitting || (one.course < other.course ? -1 : 1))
    .flatMap(({ course, sitting, session }) => {
      const found = sittings[sitting]
      return found === undefined ? [] : [{ course, sitting: found.id, session }]
    })
}

/** One course comes in a later sitting than another. */
interface Order {
  earlier: string
  later: string
}

interface Search {
  sittings: readonly ComingSitting[]
  orders: readonly Order[]
  tries: { left: number }
}

function layWithin(
  courses: readonly CourseToPass[],
  ranges: readonly SeatRange[],
  sittings: readonly ComingSitting[],
): Laying {
  const theses = courses.filter(({ mode }) => mode === 'thesis')
  const others = courses.filter(({ mode }) => mode !== 'thesis')
  const laid = new Set(others.map(({ code }) => code))
  const orders = others.flatMap(({ code, after }) =>
    after !== undefined && laid.has(after) ? [{ earlier: after, later: code }] : [],
  )
  const search = { sittings, orders, tries: { left: MOST_TRIES } }
  if (theses.length === 0) return divide(0, ranges, search)
  const isThesis = new Set(theses.map(({ code }) => code))
  for (const split of splitsOf(sittings)) {
    const divided = ranges.map((range) =>
      isThesis.has(range.course) ? notBefore(range, split) : before(range, split),
    )
    const laying = divide(0, divided, search)
    if (laying.kind !== 'impossible') return laying
  }
  return { kind: 'impossible' }
}

/** Divides the sittings between the two courses of each order in turn, then seats everybody. */
function divide(place: number, ranges: readonly SeatRange[], search: Search): Laying {
  if (ranges.some((range) => !hasSeat(range, search.sittings))) return { kind: 'impossible' }
  const order = search.orders[place]
  if (order === undefined) {
    search.tries.left -= 1
    if (search.tries.left < 0) return { kind: 'tired' }
    const seats = seatCourses(ranges, search.sittings)
    return seats ? { kind: 'laid', seats } : { kind: 'impossible' }
  }
  for (const split of splitsOf(search.sittings)) {
    const divided = ranges.map((range) => {
      if (range.course === order.earlier) return before(range, split)
      return range.course === order.later ? notBefore(range, split) : range
    })
    const laying = divide(place + 1, divided, search)
    if (laying.kind !== 'impossible') return laying
    if (isFreeFrom(split, order.later, { ranges, search })) break
  }
  return { kind: 'impossible' }
}

/** The days that can lie between two courses, one of which comes after the other; the last first. */
function splitsOf(sittings: readonly ComingSitting[]): string[] {
  return [...new Set(sittings.map(({ heldFrom }) => heldFrom))].toSorted().reverse()
}

/**
 * Whether a course can be taken from that day on without being in anybody's way: then no earlier sitting of it helps
 * whatever comes before it.
 */
function isFreeFrom(
  split: string,
  course: string,
  { ranges, search }: { ranges: readonly SeatRange[]; search: Search },
): boolean {
  const range = ranges.find((one) => one.course === course)
  if (range === undefined || search.orders.some(({ earlier }) => earlier === course)) return false
  return search.sittings.some(
    (sitting, index) =>
      isWithin(notBefore(range, split), sitting, index) &&
      sitting.examLimit === undefined &&
      sitting.exams.some((exam) => exam.course === course && exam.session === undefined),
  )
}

function hasSeat(range: SeatRange, sittings: readonly ComingSitting[]): boolean {
  return sittings.some(
    (sitting, index) =>
      isWithin(range, sitting, index) && sitting.exams.some((exam) => exam.course === range.course),
  )
}

function wholeRanges(courses: readonly CourseToPass[], sittings: readonly ComingSitting[]): SeatRange[] {
  return courses.map(({ code }) => ({ course: code, from: '', before: '9999', last: sittings.length - 1 }))
}

function before(range: SeatRange, split: string): SeatRange {
  return split < range.before ? { ...range, before: split } : range
}

function notBefore(range: SeatRange, split: string): SeatRange {
  return split > range.from ? { ...range, from: split } : range
}
