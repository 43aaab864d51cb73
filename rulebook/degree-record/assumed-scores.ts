import type { DegreeCase, DegreeCourse, DegreeOutcome, DegreeScore } from '../degree/degree-case.ts'

/** The part of a case that decides what a further score looks like. */
type Basis = Pick<DegreeCase, 'on' | 'plan' | 'record'>

/**
 * The scores of courses that are taken as passed, for a forecast (AUD-06): a written pass of 60 on the day of the verdict,
 * under the plan's own major. A course that neither the plan nor the picked situation has is left out.
 */
export function assumedScores(courses: readonly string[], basis: Basis): DegreeScore[] {
  return coursesOf(courses, basis).map(({ code, credits }) =>
    furtherScore(basis, { code, credits, outcome: { mark: 60 } }),
  )
}

/** The same courses as exempted by a decision of that day. */
export function exemptedScores(courses: readonly string[], basis: Basis): DegreeScore[] {
  return coursesOf(courses, basis).map(({ code, credits }) => ({
    ...furtherScore(basis, { code, credits, outcome: { exempted: true } }),
    source: 'exemption',
  }))
}

/**
 * Passes of courses that the plan does not have, old ones that a 顶替 asks for. What they are worth is not known from the plan:
 * they are given no credits, so that a rule which asks for credits is not called fulfilled.
 */
export function passedElsewhere(courses: readonly string[], basis: Basis): DegreeScore[] {
  return courses.map((code) => furtherScore(basis, { code, credits: 0, outcome: { mark: 60 } }))
}

/** Whether a score was only assumed for a forecast. */
export function isAssumed(scoreId: string): boolean {
  return scoreId.startsWith(ASSUMED)
}

const ASSUMED = 'assumed:'

function coursesOf(codes: readonly string[], { plan, record }: Basis): DegreeCourse[] {
  const situation = plan.situations.find(({ id }) => id === record.situation)
  const known = [...plan.courses, ...(situation?.courses ?? [])]
  return [...new Set(codes)].flatMap((code) => known.find((one) => one.code === code) ?? [])
}

function furtherScore(
  { on }: Basis,
  { code, credits, outcome }: { code: string; credits: number; outcome: DegreeOutcome },
): DegreeScore {
  return {
    id: `${ASSUMED}${code}`,
    course: code,
    credits,
    outcome,
    passedOn: on,
    source: 'exam',
    state: 'valid',
    ownMajor: true,
  }
}
