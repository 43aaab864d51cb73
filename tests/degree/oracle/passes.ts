import type { DegreeCase, DegreeCourse, DegreeScore, Situation } from '#rulebook/degree/degree-case.ts'
import { whyUnusable } from './usable-scores.ts'

/** A usable score, of the record or added; `place` is its place in the record. */
export interface Pass {
  score: DegreeScore
  isAdded: boolean
  place: number
}

/** The usable scores of the record, in its order. */
export function passesOfRecord(degreeCase: DegreeCase, situation: Situation | undefined): Pass[] {
  return degreeCase.record.scores.flatMap((score, place) =>
    whyUnusable(score, degreeCase, situation) === undefined ? [{ score, isAdded: false, place }] : [],
  )
}

/** A pass that could be added for each course of the plan and the situation that is still examined (§5). */
export function passesToAdd({ plan, on }: DegreeCase, situation: Situation | undefined): Pass[] {
  const courses = [...plan.courses, ...(situation?.courses ?? [])]
  const codes = new Set(courses.filter(({ offered }) => offered !== false).map(({ code }) => code))
  return [...codes].map((code) => ({
    score: {
      id: `+${code}`,
      course: code,
      credits: creditsOf(code, courses),
      outcome: { mark: 60 },
      passedOn: on,
      source: 'exam',
      state: 'valid',
      ownMajor: true,
    },
    isAdded: true,
    place: -1,
  }))
}

/** The first line of the code: the plan's lines stand first. */
function creditsOf(code: string, courses: readonly DegreeCourse[]): number {
  return courses.find((course) => course.code === code)?.credits ?? 0
}

/** Whether the score counts as passed here (§4.5). */
export function isLocal({ source, outcome }: DegreeScore, plan: DegreeCase['plan']): boolean {
  if (source === 'transfer_in') return false
  return !('exempted' in outcome) || plan.local?.exempt === true
}
