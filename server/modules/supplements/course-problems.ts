import type { FieldProblem } from '#contracts/refusals.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import { supplementTexts as texts } from '#rulebook/supplements/supplements.texts.ts'
import type { Adapters } from '#server/deps.ts'
import type { FilingTicket } from '#server/service-definition.ts'
import { openProblems } from './open-matters.ts'
import { type CatalogueCourse, findCourses } from './supplements.store.ts'

interface Row {
  service: ServiceName
  ticket: FilingTicket
  /** The course of the row that is being edited; undefined: a new row. */
  correcting: string | undefined
}

/** The course of a row whose subject is a course, as the catalogue has it, and what stands against it. */
export async function courseProblemsOf(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  { code, service, ticket, correcting }: Row & { code: string | undefined },
): Promise<{ course: CatalogueCourse | undefined; problems: FieldProblem[] }> {
  if (code === undefined) return { course: undefined, problems: [] }
  const field = 'course'
  const course = (await findCourses(tx, [code])).get(code)
  if (course === undefined)
    return { course, problems: [{ field, code: 'unknown', text: texts.courseUnknown }] }
  if (correcting !== undefined && correcting !== code)
    return { course, problems: [{ field, code: 'other', text: texts.courseFixed }] }
  const isEdited = correcting !== undefined
  const asked = { field, service, ticket, subject: code, isEdited }
  return { course, problems: await openProblems(tx, deps, asked) }
}
