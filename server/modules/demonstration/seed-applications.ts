import type { CredentialFields } from '#contracts/evidence.ts'
import type { ExemptionForm } from '#contracts/forms/exemption.ts'
import type { CandidateActor, Origin, StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { beginDraft, keepDraft, submit } from '#modules/applications/public.ts'
import { addToWallet, keepImage, saveInWallet } from '#modules/evidence/public.ts'
import { claim, decide } from '#modules/reviews/public.ts'
import { endSessionsOf, openSession, type SessionOpening } from '#modules/sessions/public.ts'
import { idNumberIndex } from '#platform/secrets/number-index.ts'
import type { Deps } from '#server/deps.ts'
import { findApplicant, findFiled, findReviewer } from './applicant.store.ts'
import { APPLICANT, PERSONAS } from './personas.ts'
import { drawPaper } from './sample-papers.ts'

const LIMIT_MS = 30_000
const ORIGIN: Origin = { address: '127.0.0.1', requestId: 'demonstration', agent: '' }
const COURSES = ['03708', '03709']

/**
 * Makes one candidate's applications for two courses, one of them rejected, once and through the same use cases as real
 * ones.
 */
export async function seedSampleApplications(deps: Deps): Promise<void> {
  const number = PERSONAS.find(({ name }) => name === APPLICANT)?.idNumber ?? ''
  const index = idNumberIndex(deps.cipher, number)
  const ticket = await deps.database.read(deadlineIn(LIMIT_MS), (tx) => findApplicant(tx, index))
  if (!ticket || ticket.hasApplied) return
  await fileSample(deps, ticket).catch((error: unknown) => {
    // In an old demonstration the window may have closed: the start then goes on without the sample.
    if (!(error instanceof Refusal)) throw error
  })
}

type Ticket = NonNullable<Awaited<ReturnType<typeof findApplicant>>>

async function fileSample(deps: Deps, ticket: Ticket): Promise<void> {
  const actor = {
    kind: 'candidate',
    stage: 'ready',
    sessionId: await signIn(deps, { personId: ticket.personId, ticketId: ticket.id }),
    personId: ticket.personId,
    ticket: { id: ticket.id, no: ticket.no },
  } as const satisfies CandidateActor
  const call = { actor, origin: ORIGIN, deadline: deadlineIn(LIMIT_MS) }
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
  await signOut(deps, { personId: ticket.personId })
  await faultOne(deps, { ticketId: ticket.id, schoolId: ticket.schoolId })
}

interface Sample {
  type: string
  fields: CredentialFields
  paper: { seed: number; blur: boolean }
}

async function credential(
  deps: Deps,
  call: Call<CandidateActor>,
  { type, fields, paper }: Sample,
): Promise<string> {
  const { id, version } = await addToWallet(deps, call, { type })
  await keepImage(deps, call, { credentialId: id, bytes: await drawPaper(paper) })
  await saveInWallet(deps, call, { id, version, fields })
  return id
}

async function faultOne(deps: Deps, ticket: { ticketId: string; schoolId: string }): Promise<void> {
  const deadline = deadlineIn(LIMIT_MS)
  const [id, staffId] = await deps.database.read(deadline, async (tx) => [
    await findFiled(tx, { ticketId: ticket.ticketId, subject: COURSES[0] ?? '' }),
    await findReviewer(tx, ticket.schoolId),
  ])
  if (!id || !staffId) return
  const scope = { kind: 'school', schoolId: ticket.schoolId } as const
  const actor: StaffActor = {
    kind: 'staff',
    stage: 'ready',
    sessionId: await signIn(deps, { staffId }),
    staffId,
    grants: [{ role: 'school_reviewer', scope }],
  }
  const call = { actor, origin: ORIGIN, deadline }
  await claim(deps, call, { id, takeOver: false })
  const reasons = [{ code: 'image_unreadable' }]
  await decide(deps, call, { id, revision: 1, verdict: 'reject', reasons })
  await signOut(deps, { staffId })
}

/** Opens a session, because the trail accepts entries of signed-in actors only. Nobody gets this session's token. */
async function signIn(deps: Deps, owner: SessionOpening['owner']): Promise<string> {
  const id = deps.ids.next()
  const opening = { id, owner, stage: 'ready', origin: ORIGIN } as const
  await deps.database.transact(deadlineIn(LIMIT_MS), (tx) => openSession(tx, deps, opening))
  return id
}

async function signOut(deps: Deps, owner: { personId: string } | { staffId: string }): Promise<void> {
  await deps.database.transact(deadlineIn(LIMIT_MS), (tx) => endSessionsOf(tx, owner))
}
