import type { DegreeOutcome, DegreeScore } from '../degree/degree-case.ts'
import { fold } from '../folding/fold.ts'
import type { ScoreOutcome, ScoreSource, ScoreState } from '../scores/score.ts'

/** A score as the record keeps it. */
export interface RecordedScore {
  id: string
  courseCode: string
  courseName: string
  source: ScoreSource
  outcome: ScoreOutcome
  state: ScoreState
  obtainedOn: string
  /** The major of the 准考证 under which it was earned: one major at one school. */
  majorId: string
  planId: string
  /** What the other province says of a score that was transferred in; undefined: it was compared when it was taken in. */
  origin: { transferredOn: string; credits: number; courseName: string } | undefined
}

/** What the scores of a record are measured with. */
export interface ScoreMeasure {
  /** The major of the plan that is audited. */
  majorId: string
  planId: string
  /** The credits of a course by a plan; undefined: the plan does not have it. */
  creditsIn(planId: string, course: string): number | undefined
  /** The credits of a course by the newest plan that has it; undefined: none has. */
  creditsAnywhere(course: string): number | undefined
}

/**
 * Makes a score of the record into one of the case (AUD-02). A stored 顶替 is none: the audit substitutes by the rules in
 * force, and by them alone.
 */
export function degreeScore(score: RecordedScore, measure: ScoreMeasure): DegreeScore | undefined {
  const { source } = score
  if (source === 'substitution') return undefined
  const credits = creditsOf(score, measure)
  const common = {
    id: score.id,
    course: score.courseCode,
    credits,
    outcome: degreeOutcome(score.outcome),
    passedOn: score.obtainedOn,
    state: score.state,
    ownMajor: score.majorId === measure.majorId,
  }
  if (source !== 'transfer_in') return { ...common, source }
  const { origin } = score
  return {
    ...common,
    source,
    transferredOn: origin?.transferredOn ?? score.obtainedOn,
    creditsAtOrigin: origin?.credits ?? credits,
    nameAgrees: origin === undefined || sameCourseName(origin.courseName, score.courseName),
  }
}

/**
 * The credits of a score: by the plan under which it was earned, else by the plan that is audited, else by the newest plan
 * that has the course. A course that no plan has is worth nothing that could be shown.
 */
export function creditsOf(
  score: Pick<RecordedScore, 'courseCode' | 'planId'>,
  measure: ScoreMeasure,
): number {
  return (
    measure.creditsIn(score.planId, score.courseCode) ??
    measure.creditsIn(measure.planId, score.courseCode) ??
    measure.creditsAnywhere(score.courseCode) ??
    0
  )
}

/** Whether two ways of writing name one course: blanks, width and the kind of bracket aside, character for character. */
export function sameCourseName(one: string, other: string): boolean {
  return fold('course_name', one) === fold('course_name', other)
}

/** Writes an outcome of the record as the case has it. */
export function degreeOutcome(outcome: ScoreOutcome): DegreeOutcome {
  switch (outcome.kind) {
    case 'marked':
      return { mark: outcome.mark }
    case 'graded':
      return { grade: outcome.grade }
    case 'exempted':
      return { exempted: true }
    case 'absent':
      return { absent: true }
    case 'violation':
      return { violation: true }
    default:
      return outcome satisfies never
  }
}
