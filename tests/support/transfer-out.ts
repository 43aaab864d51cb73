import type { DraftView } from '#contracts/applications.ts'
import type { TransferOutForm } from '#contracts/forms/transfer-out.ts'
import { submitDraft } from './applicant.ts'
import type { Candidate, Given, Officer } from './given.ts'
import type { TestApplication } from './test-application.ts'
import type { Visitor } from './visitor.ts'

/** A draft of 本市转出. */
export type TransferDraft = DraftView & { form: TransferOutForm }

/** Where the candidates of the tests go. */
const DESTINATION = {
  ...{ province: '江苏省', otherTicketNo: '320105230018', level: 'benke' },
  ...{ majorFrom: 'list', majorCode: '120203K', majorName: '会计学' },
  ...{ reason: '工作调动到苏州市。', phone: '13800138000' },
} as const satisfies Partial<TransferOutForm>

/** Begins a draft of 本市转出; the answer may be a refusal. */
export async function beginTransfer(candidate: Visitor) {
  const page = await candidate.call('GET', '/api/portal/services/transfer-out')
  const notice = page.body.notice as { version: number } | undefined
  return candidate.call('POST', '/api/portal/services/transfer-out/draft', {
    body: { noticeVersion: notice?.version ?? 0 },
  })
}

/** Saves a form into a draft of 本市转出. */
async function saveTransfer(
  candidate: Visitor,
  draft: Pick<TransferDraft, 'id' | 'version' | 'form'>,
  change: Partial<TransferOutForm>,
): Promise<TransferDraft> {
  const saved = await candidate.call('PUT', `/api/portal/drafts/${draft.id}`, {
    body: { version: draft.version, form: { ...draft.form, ...change } },
  })
  if (saved.status !== 200) throw new Error(saved.text)
  return saved.body as unknown as TransferDraft
}

/** The scores that may go, by course. */
export async function transferable(candidate: Visitor): Promise<ReadonlyMap<string, string>> {
  const { body } = await candidate.call('GET', '/api/portal/transfer-out/choices')
  const scores = body.scores as { id: string; course: string; why?: string }[]
  return new Map(scores.filter(({ why }) => why === undefined).map(({ id, course }) => [course, id]))
}

/** A draft that is filled in: with these courses, or with every score that may go. */
export async function filledTransfer(
  candidate: Visitor,
  { courses, ...change }: Partial<TransferOutForm> & { courses?: readonly string[] } = {},
): Promise<TransferDraft> {
  const begun = await beginTransfer(candidate)
  if (begun.status !== 200) throw new Error(begun.text)
  const may = await transferable(candidate)
  const scores = [...may].filter(([course]) => courses?.includes(course) ?? true).map(([, id]) => id)
  return saveTransfer(candidate, begun.body as unknown as TransferDraft, {
    ...DESTINATION,
    scores,
    ...change,
  })
}

/** Fills in a draft and sends it; the answer may be a refusal. */
export async function sendTransfer(
  candidate: Visitor,
  change: Parameters<typeof filledTransfer>[1] = {},
): Promise<Awaited<ReturnType<typeof submitDraft>>> {
  return submitDraft(candidate, await filledTransfer(candidate, change))
}

/** Files a transfer-out, and returns the id of its application. */
export async function fileTransfer(
  candidate: Visitor,
  change: Parameters<typeof filledTransfer>[1] = {},
): Promise<string> {
  const filed = await sendTransfer(candidate, change)
  if (filed.status !== 200) throw new Error(filed.text)
  const { body } = await candidate.call('GET', `/api/portal/filings/${filed.body.filingId}`)
  const [first] = body.applications as { id: string }[]
  if (!first) throw new Error('nothing was filed')
  return first.id
}

/** Claims an application. */
export async function claim(officer: Officer, id: string): Promise<void> {
  const claimed = await officer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  if (claimed.status !== 200) throw new Error(claimed.text)
}

/** Brings an application to its last level, where an officer of the authority holds it. */
export async function toAuthority(given: Given, id: string, revision = 1): Promise<Officer> {
  const school = await given.officer('school_reviewer', '10272')
  await claim(school, id)
  const passed = await decide(school, { id, verdict: 'approve', revision })
  if (passed.status !== 200) throw new Error(passed.text)
  const last = await given.officer('authority_reviewer')
  await claim(last, id)
  return last
}

const TICKET_NO = { kind: 'field', section: 'destination', field: 'otherTicketNo' }

/** Decides on an application that the officer holds. */
export function decide(
  officer: Officer,
  { id, verdict, revision = 1 }: { id: string; verdict: 'approve' | 'reject'; revision?: number },
) {
  const reasons = verdict === 'reject' ? [{ code: 'destination_ticket_wrong', place: TICKET_NO }] : []
  return officer.call('POST', `/api/office/reviews/${id}/decision`, { body: { revision, verdict, reasons } })
}

/** The state of a candidate's 准考证 as it is stored. */
export async function ticketState({ owner }: TestApplication, { ticketId }: Candidate): Promise<string> {
  const { rows } = await owner.query<{ state: string }>('select state from tickets where id = $1', [ticketId])
  return rows[0]?.state ?? ''
}
