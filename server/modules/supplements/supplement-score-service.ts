import { Value } from 'typebox/value'
import type { CredentialView } from '#contracts/evidence.ts'
import type { Filed } from '#contracts/filed.ts'
import { SupplementScoreForm } from '#contracts/forms/supplement-score.ts'
import type { GivenScore } from '#modules/scores/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { judgeSupplementScore } from '#rulebook/supplements/judge-supplement-score.ts'
import { readSupplementDay } from '#rulebook/supplements/supplement-day.ts'
import { readSupplementMark } from '#rulebook/supplements/supplement-mark.ts'
import { supplementTexts as texts } from '#rulebook/supplements/supplements.texts.ts'
import { defineService } from '#server/define-service.ts'
import type { Adapters } from '#server/deps.ts'
import type {
  Examination,
  FilingTicket,
  MovedApplication,
  Question,
  Service,
} from '#server/service-definition.ts'
import { adviceWith, adviseOnCourses } from './advise-on-courses.ts'
import { courseProblemsOf } from './course-problems.ts'
import { moveSupplement } from './move-supplement.ts'
import { coveredProblems, readPassed } from './record-of-course.ts'
import { dayWords, factsSection } from './supplement-facts.ts'
import { proofProblems, proofSection, readProof } from './supplement-proof.ts'
import { type CatalogueCourse, getLimit } from './supplements.store.ts'
import { preconditionOfTicket } from './ticket-precondition.ts'
import { whyNotReopenRow } from './why-not-reopen.ts'

const SERVICE = 'supplement-score'
const FORM_VERSION = 1

/** Defines 理论与实践成绩补登 (SUP-01): its subject is the course. */
export function supplementScoreService(deps: Pick<Adapters, 'cipher' | 'ids' | 'sealer'>): Service {
  return defineService<typeof SERVICE>({
    service: SERVICE,
    whenApproved: '成绩已补登，在「历次成绩」中显示，毕业审核时一并计算。',
    formVersion: FORM_VERSION,
    upgrade: () => undefined,
    begin: async () => ({ service: SERVICE, passedOn: '', mark: '', note: '' }),
    preconditions: preconditionOfTicket,
    examine: (tx, question) => examine(tx, deps, question),
    advise: (tx, { ticket, subject, at }) => adviseOnCourses(tx, { ticket, courses: [subject], at }),
    whyNotReopen: (tx, application) => whyNotReopenRow(tx, deps, { application, service: SERVICE }),
    onMove: (tx, application, move) =>
      moveSupplement(tx, deps, {
        ...{ application, move },
        readForm: ({ version, content }) =>
          version === FORM_VERSION && Value.Check(SupplementScoreForm, content) ? content : undefined,
        scoresOf: async (_tx, form) => scoresOf(deps, form, application),
      }),
  })
}

async function examine(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  { ticket, form, correcting, at }: Question<SupplementScoreForm>,
): Promise<Examination<SupplementScoreForm>> {
  const limit = await getLimit(tx, SERVICE)
  const proof = await readProof(tx, deps, { personId: ticket.personId, proofId: form.proofId })
  const { course, problems } = await courseProblemsOf(tx, deps, {
    code: form.course,
    ...{ service: SERVICE, ticket, correcting },
  })
  const all = [
    ...judgeSupplementScore(form, limit),
    ...problems,
    ...(await resultProblems(tx, { form, course, ticket, at })),
    ...proofProblems(form.proofId, proof),
  ]
  if (course === undefined) return { problems: all, items: [] }
  const item = { subject: correcting ?? course.code, advice: adviceWith([]), form }
  return { problems: all, items: [{ ...item, filed: filedOf({ form, course, proof }) }] }
}

async function resultProblems(
  tx: Tx,
  asked: {
    form: SupplementScoreForm
    course: CatalogueCourse | undefined
    ticket: FilingTicket
    at: Date
  },
) {
  const { form, course, ticket, at } = asked
  const read = readSupplementMark('mark', form.mark)
  if (course === undefined || 'problem' in read) return []
  const { outcome } = read
  if (outcome.kind === 'graded' && course.isWritten)
    return [{ field: 'mark', code: 'mark_graded', text: texts.markGraded }]
  const passed = await readPassed(tx, { personId: ticket.personId, ticketId: ticket.id, at })
  return coveredProblems('course', { course: course.code, outcome }, passed)
}

function filedOf({
  form,
  course: { code, name },
  proof,
}: {
  form: SupplementScoreForm
  course: CatalogueCourse
  proof: CredentialView | undefined
}): Filed {
  const course = `${code} ${name}`
  return {
    title: `补登 ${course}`,
    sections: [
      factsSection([
        ['course', course],
        ['passedOn', dayWords(form.passedOn)],
        ['mark', form.mark],
        ['note', form.note],
      ]),
      proofSection(proof),
    ],
  }
}

function scoresOf(
  { ids }: Pick<Adapters, 'ids'>,
  form: SupplementScoreForm,
  { subject, applicationNo }: MovedApplication,
): readonly GivenScore[] {
  const read = readSupplementMark('mark', form.mark)
  const obtainedOn = readSupplementDay(form.passedOn)
  if ('problem' in read || obtainedOn === undefined) throw new Error('a score was filed that is none')
  const { outcome } = read
  const common = {
    ...{ id: ids.next(), courseCode: subject, source: 'supplement' as const, obtainedOn },
    originNote: `${dayWords(form.passedOn)}通过的成绩，第 ${applicationNo} 号补登审核通过。`,
  }
  return [
    outcome.kind === 'marked'
      ? { ...common, outcome: outcome.kind, mark: outcome.mark }
      : { ...common, outcome: outcome.kind, grade: outcome.grade },
  ]
}
