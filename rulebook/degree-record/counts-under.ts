import type { DegreePlan } from '../degree/degree-case.ts'
import { whyUnusable } from '../degree/standing/why-unusable.ts'
import { degreeScore, type RecordedScore } from './degree-score.ts'

/** A version under which one may graduate, and its major at its school. */
export interface VersionToCount {
  majorId: string
  plan: Pick<DegreePlan, 'courses' | 'situations'>
}

/**
 * Whether a pass meets the course of its own code in one of these versions, by the audit's own rules (AUD-02): of a transfer name and
 * credits have to agree, and a practice course has to be of the own major. What no version has is not asked for there, and counts as it
 * stands on the record. How long ago a transfer was is asked at the graduation, not here: it becomes old enough by itself.
 */
export function countsUnder(score: RecordedScore, versions: readonly VersionToCount[], on: string): boolean {
  const asking = versions.flatMap(({ majorId, plan: { courses, situations } }) =>
    [...courses, ...situations.flatMap((situation) => situation.courses)]
      .filter(({ code }) => code === score.courseCode)
      .map((course) => ({ majorId, course })),
  )
  if (asking.length === 0) return true
  return asking.some(({ majorId, course }) => {
    const measure = { majorId, planId: '', creditsIn: () => course.credits, creditsAnywhere: () => undefined }
    const measured = degreeScore(score, measure)
    if (measured === undefined) return true
    const why = whyUnusable(measured, { on, graduatesOn: on, transferMonths: 0, courseOf: () => course })
    return why === undefined && (course.ownMajor !== true || measured.ownMajor)
  })
}
