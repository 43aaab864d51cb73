import type { MetCourse } from '#rulebook/degree/degree-answer.ts'
import type { Met } from './assignments.ts'
import type { CourseToMeet } from './courses-to-meet.ts'

/** What an answer says of an assignment, and what it is compared by (§6). */
export interface Reported {
  met: MetCourse[]
  courses: number
  credits: number
  direct: number
  marks: number
}

/** What uses an added pass is left out; the rest in the order of the courses. */
export function report(assignment: readonly Met[], courses: readonly CourseToMeet[]): Reported {
  const kept = assignment.filter(({ passes }) => passes.every(({ isAdded }) => !isAdded))
  const ofPlan = kept.filter(({ course }) => course.situation === undefined)
  const used = new Set(kept.flatMap(({ passes }) => passes.map(({ score }) => score)))
  return {
    met: courses.flatMap((course) => kept.filter((met) => met.course === course).map(entry)),
    courses: ofPlan.filter(({ course }) => course.counts).length,
    credits: ofPlan.reduce((sum, { course }) => sum + course.credits, 0),
    direct: kept.filter(({ substitution }) => substitution === undefined).length,
    marks: [...used].reduce((sum, { outcome }) => sum + ('mark' in outcome ? outcome.mark : 0), 0),
  }
}

function entry({ course, passes, substitution }: Met): MetCourse {
  return {
    course: course.code,
    scores: passes.toSorted((one, other) => one.place - other.place).map(({ score }) => score.id),
    ...(substitution === undefined ? {} : { substitution }),
    ...(course.situation === undefined ? {} : { situation: course.situation }),
  }
}

/** Below zero: the first is the one to report. */
export function compareReported(one: Reported, other: Reported): number {
  return (
    other.credits - one.credits ||
    other.direct - one.direct ||
    other.marks - one.marks ||
    compareText(JSON.stringify(one.met), JSON.stringify(other.met))
  )
}

export function compareText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
