import { outcomeOf } from '#modules/scores/public.ts'
import type { Tx } from '#platform/db/database.ts'
import {
  type CourseAtOrigin,
  type CourseHere,
  type Judged,
  recogniseCourses,
} from '#rulebook/transfer-in/recognise-courses.ts'
import { listArrivingCourses } from './arriving-courses.store.ts'

export interface JudgedCourse extends Judged<CourseAtOrigin> {
  here: CourseHere | undefined
}

/** TRI-01: judges every course of an arrival by the catalogue of this day. */
export async function judgeCourses(
  tx: Tx,
  { arrivalId, on }: { arrivalId: string; on: string },
): Promise<JudgedCourse[]> {
  const rows = await listArrivingCourses(tx, { arrivalId, on })
  const here = new Map(
    rows.flatMap(({ code, here_name: name, here_credits: credits }) =>
      name === null ? [] : [[code, { name, credits: credits ?? [] }] as const],
    ),
  )
  const courses = rows.map((row) => ({
    ...{ code: row.code, name: row.name, credits: row.credits, passedOn: row.passed_on },
    outcome: outcomeOf(row),
  }))
  return recogniseCourses(courses, { hereOf: (code) => here.get(code), on }).map((course) => ({
    ...course,
    here: here.get(course.code),
  }))
}
