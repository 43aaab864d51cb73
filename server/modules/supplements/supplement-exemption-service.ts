import { Value } from 'typebox/value'
import type { CredentialView } from '#contracts/evidence.ts'
import { credentialsIn, type Filed } from '#contracts/filed.ts'
import { SupplementExemptionForm } from '#contracts/forms/supplement-exemption.ts'
import { Refusal } from '#kernel/refusal.ts'
import { numberIndexesOf } from '#modules/evidence/public.ts'
import type { GivenScore } from '#modules/scores/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import { judgeSupplementExemption } from '#rulebook/supplements/judge-supplement-exemption.ts'
import { readSupplementDay } from '#rulebook/supplements/supplement-day.ts'
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
import { readPassed } from './record-of-course.ts'
import { dayWords, factsSection } from './supplement-facts.ts'
import { proofProblems, readProof } from './supplement-proof.ts'
import { type CatalogueCourse, getLimit, listFiledWith } from './supplements.store.ts'
import { preconditionOfTicket } from './ticket-precondition.ts'
import { whyNotReopenRow } from './why-not-reopen.ts'

const SERVICE = 'supplement-exemption'
const FORM_VERSION = 1

/** Defines 免考补登 (SUP-02): its subject is the course. */
export function supplementExemptionService(deps: Pick<Adapters, 'cipher' | 'ids' | 'sealer'>): Service {
  return defineService<typeof SERVICE>({
    service: SERVICE,
    whenApproved: '免考已补登，在「历次成绩」中显示，毕业审核时按免考计算。',
    formVersion: FORM_VERSION,
    upgrade: () => undefined,
    begin: async () => ({
      service: SERVICE,
      ...{ exemptedOn: '', credentialType: '', credentialOn: '', credentialNo: '', region: '', note: '' },
    }),
    preconditions: preconditionOfTicket,
    examine: (tx, question) => examine(tx, deps, question),
    advise: async (tx, { ticket, subject, filed, at }) =>
      adviseOnCourses(tx, { ticket, courses: [subject], at }, await otherUses(tx, deps, { ticket, filed })),
    whyNotReopen: (tx, application) => whyNotReopenRow(tx, deps, { application, service: SERVICE }),
    listSettled: async (tx, { personId, rejected, at }) => {
      const settled: string[] = []
      for (const [ticketId, ofTicket] of Map.groupBy(rejected, (one) => one.ticketId)) {
        const covered = new Set(
          (await readPassed(tx, { personId, ticketId, at })).map(({ course }) => course),
        )
        settled.push(...ofTicket.flatMap(({ id, subject }) => (covered.has(subject) ? [id] : [])))
      }
      return settled
    },
    onMove: (tx, application, move) =>
      moveSupplement(tx, deps, {
        ...{ application, move },
        readForm: ({ version, content }) =>
          version === FORM_VERSION && Value.Check(SupplementExemptionForm, content) ? content : undefined,
        scoresOf: (inTx, form) => scoresOf(inTx, deps, { form, application }),
      }),
  })
}

async function examine(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  { ticket, form, correcting, at }: Question<SupplementExemptionForm>,
): Promise<Examination<SupplementExemptionForm>> {
  const { personId, id: ticketId } = ticket
  const proof = await readProof(tx, deps, { personId, proofId: form.proofId })
  const { course, problems } = await courseProblemsOf(tx, deps, {
    code: form.course,
    ...{ service: SERVICE, ticket, correcting },
  })
  const passed = (await readPassed(tx, { personId, ticketId, at })).find((one) => one.course === course?.code)
  const all = [
    ...judgeSupplementExemption(form, await getLimit(tx, SERVICE)),
    ...problems,
    ...(passed
      ? [{ field: 'course', code: 'covered', text: `考籍中已有这门课程：${passed.words}。不需要补登免考。` }]
      : []),
    ...proofProblems(form.proofId, proof),
  ]
  if (course === undefined) return { problems: all, items: [] }
  const item = { subject: correcting ?? course.code, advice: adviceWith([]), form }
  return { problems: all, items: [{ ...item, filed: filedOf({ form, course, proof }) }] }
}

/** The pictures stand beside the credential's number, by which the desk finds it with others (REV-08). */
function filedOf({
  form,
  course: { code, name },
  proof,
}: {
  form: SupplementExemptionForm
  course: CatalogueCourse
  proof: CredentialView | undefined
}): Filed {
  const course = `${code} ${name}`
  const { credentialType: type, credentialNo } = form
  const typeName = credentialTypeName(type)
  const fields = credentialNo === '' ? {} : { number: credentialNo }
  const proofs = proof ? [proof] : []
  return {
    title: `补登免考 ${course}`,
    sections: [
      factsSection([
        ['course', course],
        ['exemptedOn', dayWords(form.exemptedOn)],
        ['credentialType', typeName],
        ['credentialOn', dayWords(form.credentialOn)],
        ['credentialNo', credentialNo],
        ['region', form.region],
        ['note', form.note],
      ]),
      {
        kind: 'credentials',
        key: 'proof',
        title: '凭证',
        credentials: proofs.map(({ id, images }) => ({ credentialId: id, type, typeName, fields, images })),
      },
    ],
  }
}

/** What else this person was filed with the same credential: some papers may stand for one course only. */
async function otherUses(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  { ticket, filed }: { ticket: FilingTicket; filed: Filed },
): Promise<string[]> {
  const [credential] = credentialsIn(filed)
  const numberIndexes = credential ? numberIndexesOf(deps, credential) : []
  if (numberIndexes.length === 0) return []
  const all = await listFiledWith(tx, { personId: ticket.personId, numberIndexes })
  const others = all.map(({ title }) => title).filter((title) => title !== filed.title)
  return others.length === 0 ? [] : [`同一凭证编号还用于：${[...new Set(others)].join('、')}。`]
}

async function scoresOf(
  tx: Tx,
  { ids }: Pick<Adapters, 'ids'>,
  { form, application }: { form: SupplementExemptionForm; application: MovedApplication },
): Promise<readonly GivenScore[]> {
  const { personId, ticketId, subject, applicationNo, at } = application
  const obtainedOn = readSupplementDay(form.exemptedOn)
  if (obtainedOn === undefined) throw new Error('an exemption was filed without a day')
  const passed = (await readPassed(tx, { personId, ticketId, at })).find(({ course }) => course === subject)
  if (passed)
    throw new Refusal('effect_impossible', { values: { why: `该课程已有${passed.words}，无需补登免考。` } })
  const paper = `${credentialTypeName(form.credentialType)}（${dayWords(form.credentialOn)}，${form.region}）`
  const originNote = `${dayWords(form.exemptedOn)}凭${paper}办理的免考，第 ${applicationNo} 号补登审核通过。`
  const id = ids.next()
  return [{ id, courseCode: subject, source: 'supplement', outcome: 'exempted', obtainedOn, originNote }]
}
