import type { RecordedScore } from '#rulebook/degree-record/degree-score.ts'
import type { ScoreSource, ScoreState } from '#rulebook/scores/score.ts'
import type { PersonScore } from './application-scores.store.ts'
import { outcomeOf } from './score.view.ts'

/** Makes a row of a person's scores into what the rules of the degree read. */
export function recordedScore(row: PersonScore): RecordedScore {
  const { transferred_on: transferredOn, credits_at_origin: credits, name_at_origin: courseName } = row
  const isWhole = transferredOn !== null && credits !== null && courseName !== null
  return {
    id: row.id,
    courseCode: row.course_code,
    courseName: row.course_name,
    source: row.source as ScoreSource,
    outcome: outcomeOf(row),
    state: row.state as ScoreState,
    obtainedOn: row.obtained_on,
    majorId: row.major_id,
    planId: row.plan_id,
    origin: isWhole ? { transferredOn, credits, courseName } : undefined,
  }
}
