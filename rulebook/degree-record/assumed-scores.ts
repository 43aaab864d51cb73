import type { DegreeCase, DegreeScore } from '../degree/degree-case.ts'

/**
 * The scores of courses that are taken as passed, for a forecast (AUD-06): a written pass of 60 on the day of the verdict,
 * under the plan's own major. A course that neither the plan nor the picked situation has is left out, and one that the record
 * passed already gets one more score: it changes nothing.
 */
export function assumedScores(
  courses: readonly string[],
  { on, plan, record }: Pick<DegreeCase, 'on' | 'plan' | 'record'>,
): DegreeScore[] {
  const situation = plan.situations.find(({ id }) => id === record.situation)
  const known = [...plan.courses, ...(situation?.courses ?? [])]
  return [...new Set(courses)].flatMap((code) => {
    const course = known.find((one) => one.code === code)
    if (course === undefined) return []
    return [
      {
        id: `${ASSUMED}${code}`,
        course: code,
        credits: course.credits,
        outcome: { mark: 60 },
        passedOn: on,
        source: 'exam',
        state: 'valid',
        ownMajor: true,
      } satisfies DegreeScore,
    ]
  })
}

/** Whether a score was only assumed for a forecast. */
export function isAssumed(scoreId: string): boolean {
  return scoreId.startsWith(ASSUMED)
}

const ASSUMED = 'assumed:'
