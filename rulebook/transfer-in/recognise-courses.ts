import type { UnusableWhy } from '../degree/degree-answer.ts'
import { whyUnusable } from '../degree/standing/why-unusable.ts'
import { degreeScore } from '../degree-record/degree-score.ts'
import type { ScoreOutcome } from '../scores/score.ts'

/** A course as the other province states it. */
export interface CourseAtOrigin {
  code: string
  name: string
  credits: number
  outcome: ScoreOutcome
  /** `YYYY-MM-DD`. */
  passedOn: string
}

/** The course of that code here. */
export interface CourseHere {
  name: string
  /** Its credits by each version under which one may graduate, the usual one first; none: no plan has it. */
  credits: readonly number[]
}

/** Why a course is not recognised: the reasons of the audit, and what it never sees. */
export type NotRecognised = UnusableWhy | 'unknown_code' | 'twice'

/**
 * TRI-01: says of one course why it is not recognised, by the same function as the audit (AUD-02): name, code and credits have to agree,
 * and it has to be passed. Credits that agree with one of several versions do, because one may graduate under that one. Undefined: it is recognised. How long ago the transfer was is asked at the graduation, not here.
 */
export function whyNotRecognised(
  course: CourseAtOrigin,
  here: CourseHere | undefined,
  on: string,
): NotRecognised | undefined {
  if (here === undefined) return 'unknown_code'
  const credits = here.credits.find((one) => one === course.credits) ?? here.credits[0]
  const score = degreeScore(
    {
      ...{ id: '', courseCode: course.code, courseName: here.name, source: 'transfer_in', state: 'valid' },
      ...{ outcome: course.outcome, obtainedOn: course.passedOn, majorId: '', planId: '' },
      origin: { transferredOn: on, credits: course.credits, courseName: course.name },
    },
    {
      ...{ majorId: '', planId: '' },
      creditsIn: () => credits,
      creditsAnywhere: () => undefined,
    },
  )
  if (score === undefined) return 'unknown_code'
  return whyUnusable(score, { on, graduatesOn: on, transferMonths: 0, courseOf: () => undefined })
}

/** A course with the answer about it. */
export type Judged<C> = C & { why: NotRecognised | undefined }

/**
 * TRI-01: judges all courses of one arrival, in their order. Of a course that is recognised twice the better result counts, of equal ones
 * the first.
 */
export function recogniseCourses<C extends CourseAtOrigin>(
  courses: readonly C[],
  { hereOf, on }: { hereOf(code: string): CourseHere | undefined; on: string },
): Judged<C>[] {
  const judged = courses.map((course) => ({ course, why: whyNotRecognised(course, hereOf(course.code), on) }))
  const best = new Map<string, C>()
  for (const { course, why } of judged) {
    const other = best.get(course.code)
    if (why === undefined && (other === undefined || worthOf(course) > worthOf(other)))
      best.set(course.code, course)
  }
  return judged.map(({ course, why }) => ({
    ...course,
    why: why ?? (best.get(course.code) === course ? undefined : 'twice'),
  }))
}

/** Orders outcomes of one course: of marks the higher, of grades the better; a mark and a grade meet in the middle of the grade. */
function worthOf({ outcome }: { outcome: ScoreOutcome }): number {
  switch (outcome.kind) {
    case 'marked':
      return outcome.mark
    case 'graded':
      return GRADE_WORTH[outcome.grade]
    case 'exempted':
    case 'absent':
    case 'violation':
      return 0
    default:
      return outcome satisfies never
  }
}

const GRADE_WORTH = { excellent: 95, good: 85, medium: 75, pass: 65, fail: 0 } as const
