import type { SupplementTransferForm } from '#contracts/forms/supplement-transfer.ts'
import type { FieldProblem } from '#contracts/refusals.ts'
import type { Tx } from '#platform/db/database.ts'
import { judgeSupplementTransfer } from '#rulebook/supplements/judge-supplement-transfer.ts'
import { readSupplementMark } from '#rulebook/supplements/supplement-mark.ts'
import { supplementTexts as texts } from '#rulebook/supplements/supplements.texts.ts'
import type { Adapters } from '#server/deps.ts'
import type { Examination, Question } from '#server/service-definition.ts'
import { adviceWith } from './advise-on-courses.ts'
import { filedTransfer } from './filed-transfer.ts'
import { openProblems } from './open-matters.ts'
import { coveredProblems, readPassed } from './record-of-course.ts'
import { proofProblems, readProof } from './supplement-proof.ts'
import { type CatalogueCourse, findCourses, getLimit } from './supplements.store.ts'

const SERVICE = 'supplement-transfer'

type Asked = Question<SupplementTransferForm>

/** SUP-03: what the form would file, and everything that prevents it, course by course. */
export async function examineTransfer(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  question: Asked,
): Promise<Examination<SupplementTransferForm>> {
  const { ticket, form, correcting } = question
  const proof = await readProof(tx, deps, { personId: ticket.personId, proofId: form.proofId })
  const courses = await findCourses(
    tx,
    form.courses.flatMap(({ course }) => course ?? []),
  )
  const subject = transferSubject(deps, form)
  const isEdited = correcting === subject
  const problems = [
    ...judgeSupplementTransfer(form, await getLimit(tx, SERVICE)),
    ...(await openProblems(tx, deps, {
      field: 'originTicketNo',
      service: SERVICE,
      ticket,
      subject,
      isEdited,
    })),
    ...(await courseProblems(tx, deps, { question, courses })),
    ...proofProblems(form.proofId, proof),
  ]
  const filed = filedTransfer({ form, courses, proof })
  return { problems, items: [{ subject: correcting ?? subject, filed, advice: adviceWith([]), form }] }
}

/** One transfer is filed once: by its origin, which no list shows in clear. */
function transferSubject(
  { cipher }: Pick<Adapters, 'cipher'>,
  { province, originTicketNo }: SupplementTransferForm,
): string {
  const origin = `${province}|${originTicketNo.toUpperCase()}`
  return `transfer.${cipher.index('supplement.transfer', origin).toString('hex').slice(0, 24)}`
}

async function courseProblems(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  { question, courses }: { question: Asked; courses: ReadonlyMap<string, CatalogueCourse> },
): Promise<FieldProblem[]> {
  const { ticket, form, at, correcting } = question
  const passed = await readPassed(tx, { personId: ticket.personId, ticketId: ticket.id, at })
  const found: FieldProblem[] = []
  for (const [place, { course, mark }] of form.courses.entries()) {
    if (course === undefined) continue
    const field = `courses.${place}.course`
    const known = courses.get(course)
    if (known === undefined) {
      found.push({ field, code: 'unknown', text: texts.courseUnknown })
      continue
    }
    found.push(
      ...(await openProblems(tx, deps, {
        ...{ field, service: SERVICE, ticket, subject: course, isEdited: false },
        ownTransfer: [transferSubject(deps, form), correcting ?? ''],
      })),
    )
    const read = readSupplementMark('mark', mark)
    if ('problem' in read) continue
    const { outcome } = read
    if (outcome.kind === 'graded' && known.isWritten)
      found.push({ field: `courses.${place}.mark`, code: 'mark_graded', text: texts.markGraded })
    found.push(...coveredProblems(field, { course, outcome }, passed))
  }
  return found
}
