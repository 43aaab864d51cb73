import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** A course of a coming sitting: examinations on one half day exclude one another. */
export interface ComingExam {
  course: string
  on: string
  halfDay: 'morning' | 'afternoon'
  source: string
  isExample: boolean
}

/** A sitting that is still to come, with the courses whose half day has been announced. */
export interface ComingSitting {
  sittingId: string
  number: number
  name: string
  heldFrom: string
  heldTo: string
  source: string
  exams: readonly ComingExam[]
}

/** Lists the sittings that begin on this day or later, the next one first, with what is announced of each (AUD-08). */
export async function listComingSittings(tx: Tx, { from }: { from: string }): Promise<ComingSitting[]> {
  const { rows } = await sql<ComingSitting>`
    select g.id as "sittingId", g.number, g.name, g.held_from as "heldFrom", g.held_to as "heldTo", g.source, coalesce((
      select jsonb_agg(jsonb_build_object('course', x.course_code, 'on', x.held_on, 'halfDay', x.half_day, 'source', x.source,
        'isExample', x.is_example) order by x.held_on, x.half_day desc, x.course_code)
      from exam_sessions x where x.sitting_id = g.id), '[]') as exams
    from sittings g where g.held_from >= ${from}::date order by g.held_from, g.number limit 40`.execute(tx)
  return rows
}

/** When a school examines practice or takes theses. */
export interface PracticeRound {
  mode: 'practice' | 'thesis'
  name: string
  heldFrom: string
  heldTo: string
  source: string
  isExample: boolean
}

/** Lists the rounds of a school that are not over on this day, the next one first. */
export async function listPracticeRounds(
  tx: Tx,
  { schoolId, from }: { schoolId: string; from: string },
): Promise<PracticeRound[]> {
  const { rows } = await sql<PracticeRound>`
    select mode, name, held_from as "heldFrom", held_to as "heldTo", source, is_example as "isExample"
    from practice_rounds where school_id = ${schoolId} and held_to >= ${from}::date
    order by held_from, mode, name limit 60`.execute(tx)
  return rows
}
