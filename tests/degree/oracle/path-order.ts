import type { Met } from './assignments.ts'
import type { CourseToMeet } from './courses-to-meet.ts'
import type { Pass } from './passes.ts'
import { compareText } from './reported.ts'

/** A set of added passes, by what sets are compared by (§5). */
export interface Path {
  codes: string[]
  retakes: number
  credits: number
}

/** The added passes that the assignment uses. */
export function pathOf(assignment: readonly Met[], retakes: ReadonlySet<string>): Path {
  const added = new Map<string, Pass>()
  for (const { passes } of assignment)
    for (const pass of passes) if (pass.isAdded) added.set(pass.score.course, pass)
  const codes = [...added.keys()].sort(compareText)
  return {
    codes,
    retakes: codes.filter((code) => retakes.has(code)).length,
    credits: [...added.values()].reduce((sum, { score }) => sum + score.credits, 0),
  }
}

/** The courses that a usable score of the record could meet directly. */
export function coursesToRetake(courses: readonly CourseToMeet[], record: readonly Pass[]): Set<string> {
  const could = (course: CourseToMeet) =>
    record.some(({ score }) => score.course === course.code && (!course.ownMajor || score.ownMajor === true))
  return new Set(courses.filter(could).map(({ code }) => code))
}

/** Below zero: the first is the one to take. */
export function comparePaths(one: Path, other: Path): number {
  return (
    one.codes.length - other.codes.length ||
    one.retakes - other.retakes ||
    one.credits - other.credits ||
    compareCodes(one.codes, other.codes)
  )
}

function compareCodes(one: readonly string[], other: readonly string[]): number {
  for (const [place, code] of one.entries()) {
    const order = compareText(code, other[place] ?? '')
    if (order !== 0) return order
  }
  return 0
}
