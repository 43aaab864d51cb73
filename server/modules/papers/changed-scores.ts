import { isDeepStrictEqual } from 'node:util'
import { listVisibleScores, outcomeOf, type PersonScore } from '#modules/scores/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { DegreeCase, DegreeScore } from '#rulebook/degree/degree-case.ts'
import { degreeOutcome } from '#rulebook/degree-record/degree-score.ts'
import { shownScores } from './degree-courses.ts'

/**
 * VER-02: lists the courses whose score the form takes from the kept case and the record no longer has like that: corrected, voided,
 * or gone with its batch. One that was corrected back is none.
 */
export async function listChangedCourses(
  tx: Tx,
  { personId, degreeCase, at }: { personId: string; degreeCase: DegreeCase; at: Date },
): Promise<string[]> {
  const rows = new Map((await listVisibleScores(tx, { personId, at })).map((row) => [row.id, row]))
  const changed = shownScores(degreeCase).filter((score) => !isAsKept(score, rows.get(score.id)))
  return [...new Set(changed.map(({ course }) => course))]
}

function isAsKept(kept: DegreeScore, row: PersonScore | undefined): boolean {
  return (
    row !== undefined &&
    row.state !== 'void' &&
    isDeepStrictEqual(degreeOutcome(outcomeOf(row)), kept.outcome)
  )
}
