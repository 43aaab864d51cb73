import { isDeepStrictEqual } from 'node:util'
import { listVisibleScores, outcomeOf, type PersonScore } from '#modules/scores/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { DegreeCase, DegreeScore } from '#rulebook/degree/degree-case.ts'
import { degreeOutcome } from '#rulebook/degree-record/degree-score.ts'
import { outcomeWords, shownScores } from './degree-courses.ts'

/** A course whose score the form shows as it was decided on. `now`: what the record has. */
export interface ChangedCourse {
  course: string
  decided: string
  now: string
}

/**
 * VER-02: lists the courses whose score the form takes from the kept case and the record no longer has like that: corrected, voided,
 * or gone with its batch. One that was corrected back is none.
 */
export async function listChangedCourses(
  tx: Tx,
  { personId, degreeCase, at }: { personId: string; degreeCase: DegreeCase; at: Date },
): Promise<ChangedCourse[]> {
  const rows = new Map((await listVisibleScores(tx, { personId, at })).map((row) => [row.id, row]))
  const changed = shownScores(degreeCase).filter((score) => !isAsKept(score, rows.get(score.id)))
  const byCourse = new Map(changed.map((score) => [score.course, score]))
  return [...byCourse.values()].map((score) => ({
    course: score.course,
    decided: outcomeWords(score.outcome),
    now: wordsNow(rows.get(score.id)),
  }))
}

function wordsNow(row: PersonScore | undefined): string {
  if (row === undefined) return '已撤销'
  return row.state === 'void' ? '已作废' : outcomeWords(degreeOutcome(outcomeOf(row)))
}

function isAsKept(kept: DegreeScore, row: PersonScore | undefined): boolean {
  return (
    row !== undefined &&
    row.state !== 'void' &&
    isDeepStrictEqual(degreeOutcome(outcomeOf(row)), kept.outcome)
  )
}
