import { sql } from 'kysely'
import type { Question } from '#platform/db/question.ts'

/** A course of a coming sitting: examinations on one half day exclude one another. */
export interface ComingExam {
  course: string
  on: string
  halfDay: 'morning' | 'afternoon'
}

/** A sitting that is still to come, with those of some courses whose half day has been announced. */
export interface ComingSitting {
  sittingId: string
  name: string
  heldFrom: string
  heldTo: string
  /** Whether anything that is announced of it, of whichever course, is an example. */
  isExample: boolean
  exams: readonly ComingExam[]
}

/**
 * Asks for the sittings that begin on this day or later, the next one first, with what is announced of these courses (AUD-08). A city
 * examines a thousand others, which would take longer to read than all else that an audit needs.
 */
export function comingSittings({
  from,
  courses,
}: {
  from: string
  courses: readonly string[]
}): Question<ComingSitting, ComingSitting[]> {
  const rows = sql<ComingSitting>`
    select g.id as "sittingId", g.name, g.held_from as "heldFrom", g.held_to as "heldTo",
      exists (select from exam_sessions x where x.sitting_id = g.id and x.is_example) as "isExample", coalesce((
        select json_agg(json_build_object('course', x.course_code, 'on', x.held_on, 'halfDay', x.half_day)
          order by x.held_on, x.half_day desc, x.course_code)
        from exam_sessions x where x.sitting_id = g.id and x.course_code = any(${courses}::text[])), '[]') as exams
    from sittings g where g.held_from >= ${from}::date order by g.held_from, g.number limit 40`
  return { rows, answer: (sittings) => [...sittings] }
}

/** When a school examines practice or takes theses. */
export interface PracticeRound {
  mode: 'practice' | 'thesis'
  name: string
  heldFrom: string
  heldTo: string
  isExample: boolean
}

/** Asks for the rounds of a school that are not over on this day, the next one first. */
export function practiceRounds({
  schoolId,
  from,
}: {
  schoolId: string
  from: string
}): Question<PracticeRound, PracticeRound[]> {
  const rows = sql<PracticeRound>`
    select mode, name, held_from as "heldFrom", held_to as "heldTo", is_example as "isExample"
    from practice_rounds where school_id = ${schoolId} and held_to >= ${from}::date
    order by held_from, mode, name limit 60`
  return { rows, answer: (rounds) => [...rounds] }
}
