import type { CredentialFields } from '#contracts/evidence.ts'
import type { ExemptionForm } from '#contracts/forms/exemption.ts'
import type { Call } from '#kernel/call.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { beginDraft, keepDraft, submit, type TicketHolder } from '#modules/applications/public.ts'
import { addToWallet, keepImage, saveInWallet } from '#modules/evidence/public.ts'
import { claim, decide } from '#modules/reviews/public.ts'
import { idNumberIndex } from '#platform/secrets/number-index.ts'
import type { Deps } from '#server/deps.ts'
import { findApplicant, findFiled, findReviewer } from './applicant.store.ts'
import { APPLICANT, PERSONAS } from './personas.ts'
import { asCandidate, asOfficer, SEED_LIMIT_MS } from './sample-calls.ts'
import { drawPaper } from './sample-papers.ts'
import { seedDepartures } from './transfers/seed-departures.ts'

const COURSES = ['03708', '03709']

/** Makes what the sample candidates have applied for, once and through the same use cases as real applications. */
export async function seedSampleApplications(deps: Deps): Promise<void> {
  await seedExemptions(deps)
  await seedDepartures(deps)
}

/** Two courses of one candidate, one of them rejected. */
async function seedExemptions(deps: Deps): Promise<void> {
  const number = PERSONAS.find(({ name }) => name === APPLICANT)?.idNumber ?? ''
  const index = idNumberIndex(deps.cipher, number)
  const ticket = await deps.database.read(deadlineIn(SEED_LIMIT_MS), (tx) => findApplicant(tx, index))
  if (!ticket || ticket.hasApplied) return
  await fileSample(deps, ticket).catch((error: unknown) => {
    // In an old demonstration the window may have closed: the start then goes on without the sample.
    if (!(error instanceof Refusal)) throw error
  })
}

type Ticket = NonNullable<Awaited<ReturnType<typeof findApplicant>>>

async function fileSample(deps: Deps, ticket: Ticket): Promise<void> {
  const candidate = { personId: ticket.personId, ticket: { id: ticket.id, no: ticket.no } }
  await asCandidate(deps, candidate, (call) => fileTwo(deps, call))
  await faultOne(deps, { ticketId: ticket.id, schoolId: ticket.schoolId })
}

async function fileTwo(deps: Deps, call: Call<TicketHolder>): Promise<void> {
  const credentialIds = [
    await credential(deps, call, {
      type: 'diploma',
      fields: {
        number: '102721201305001987',
        obtainedOn: '2013-07-01',
        province: '上海市',
        qualification: '本科',
      },
      paper: { seed: 1, blur: true },
    }),
    await credential(deps, call, {
      type: 'registration_form',
      fields: { onlineCode: 'AUF3K2Q7M9X4P6TC' },
      paper: { seed: 2, blur: false },
    }),
  ]
  const begun = await beginDraft(deps, call, { service: 'exemption', noticeVersion: 1 })
  const form: ExemptionForm = {
    service: 'exemption',
    courses: [...COURSES],
    evidence: credentialIds.map((credentialId) => ({ credentialId, courses: [...COURSES] })),
  }
  const kept = await keepDraft(deps, call, { id: begun.id, version: begun.version, form })
  await submit(deps, call, { id: kept.id, version: kept.version })
}

interface Sample {
  type: string
  fields: CredentialFields
  paper: { seed: number; blur: boolean }
}

async function credential(
  deps: Deps,
  call: Call<TicketHolder>,
  { type, fields, paper }: Sample,
): Promise<string> {
  const { id, version } = await addToWallet(deps, call, { type })
  await keepImage(deps, call, { credentialId: id, bytes: await drawPaper(paper) })
  await saveInWallet(deps, call, { id, version, fields })
  return id
}

async function faultOne(deps: Deps, ticket: { ticketId: string; schoolId: string }): Promise<void> {
  const deadline = deadlineIn(SEED_LIMIT_MS)
  const [id, staffId] = await deps.database.read(deadline, async (tx) => [
    await findFiled(tx, { ticketId: ticket.ticketId, subject: COURSES[0] ?? '' }),
    await findReviewer(tx, ticket.schoolId),
  ])
  if (!id || !staffId) return
  const scope = { kind: 'school', schoolId: ticket.schoolId } as const
  await asOfficer(deps, { staffId, role: 'school_reviewer', scope }, async (call) => {
    await claim(deps, call, { id, takeOver: false })
    const reasons = [{ code: 'image_unreadable' }]
    await decide(deps, call, { id, revision: 1, verdict: 'reject', reasons })
  })
}
