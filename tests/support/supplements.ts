import type { DraftView } from '#contracts/applications.ts'
import type { SupplementExemptionForm } from '#contracts/forms/supplement-exemption.ts'
import type { SupplementScoreForm } from '#contracts/forms/supplement-score.ts'
import type { SupplementTransferForm } from '#contracts/forms/supplement-transfer.ts'
import { addToWallet, submitDraft } from './applicant.ts'
import type { Given, Officer } from './given.ts'
import { openPictures } from './open-pictures.ts'
import type { TestApplication } from './test-application.ts'
import type { Visitor } from './visitor.ts'

export type RowForm = SupplementScoreForm | SupplementExemptionForm | SupplementTransferForm

/** A score of 1998, better than the 75 that given candidates have; 00012 is in no plan of theirs. */
export const score = (more: Partial<SupplementScoreForm> = {}): SupplementScoreForm => ({
  ...{ service: 'supplement-score', course: '00012', passedOn: '1998-10-25', mark: '68', note: '' },
  ...more,
})

/** An exemption of 2015 by PETS-3. */
export const exemption = (more: Partial<SupplementExemptionForm> = {}): SupplementExemptionForm => ({
  ...{ service: 'supplement-exemption', course: '13000', exemptedOn: '2015-06-10', credentialOn: '2014-03' },
  ...{ credentialType: 'pets3_certificate', credentialNo: '201403310000123', region: '上海市', note: '' },
  ...more,
})

/** A transfer of 2015 from 四川 with one course. */
export const transfer = (more: Partial<SupplementTransferForm> = {}): SupplementTransferForm => ({
  ...{ service: 'supplement-transfer', transferredOn: '2015-09-20', province: '四川省', major: '会计学' },
  ...{ originTicketNo: '510109123456', note: '' },
  courses: [{ course: '13000', mark: '70', credits: '7', passedOn: '2014-04-19' }],
  ...more,
})

let pictures = 70_000

/** Puts the pictures of a row into the wallet. */
export function proof(candidate: Visitor): Promise<string> {
  pictures += 1
  return addToWallet(candidate, { type: 'supplement_proof', fields: {}, pictures: [pictures] })
}

/** Opens the windows of the three kinds for everybody. */
export async function openSupplements({ owner }: TestApplication): Promise<void> {
  await owner.query(
    "update windows set period = tstzrange('2020-01-01', '2100-01-01') where service like 'supplement-%'",
  )
}

/** Begins a row and saves it as a draft. */
export async function draftRow(candidate: Visitor, form: RowForm): Promise<DraftView> {
  const page = await candidate.call('GET', `/api/portal/services/${form.service}`)
  const notice = page.body.notice as { version: number } | undefined
  const begun = await candidate.call('POST', `/api/portal/services/${form.service}/draft`, {
    body: { noticeVersion: notice?.version ?? 0 },
  })
  if (begun.status !== 200) throw new Error(begun.text)
  return saveRow(candidate, begun.body as unknown as DraftView, form)
}

/** Saves a form into a draft. */
export async function saveRow(
  candidate: Visitor,
  { id, version }: Pick<DraftView, 'id' | 'version'>,
  form: RowForm,
): Promise<DraftView> {
  const saved = await candidate.call('PUT', `/api/portal/drafts/${id}`, { body: { version, form } })
  if (saved.status !== 200) throw new Error(saved.text)
  return saved.body as unknown as DraftView
}

/** 「保存」: the answer may be a refusal. */
export async function sendRow(candidate: Visitor, form: RowForm) {
  const proofId = form.proofId ?? (await proof(candidate))
  return submitDraft(candidate, await draftRow(candidate, { ...form, proofId }))
}

/** 「保存」: returns the id of the row that was filed. */
export async function fileRow(candidate: Visitor, form: RowForm): Promise<string> {
  const filed = await sendRow(candidate, form)
  if (filed.status !== 200) throw new Error(filed.text)
  const { body } = await candidate.call('GET', `/api/portal/filings/${filed.body.filingId}`)
  return (body.applications as { id: string }[])[0]?.id ?? ''
}

/** The problems of a refusal: `field code`. */
export function problemsIn({ body }: { body: Record<string, unknown> }): string[] {
  const problems = (body.problems ?? []) as { field: string; code: string }[]
  return problems.map(({ field, code }) => `${field} ${code}`)
}

/** Brings a row to its last level, where an officer holds it with every picture seen. */
export async function rowAtLastLevel(given: Given, id: string, schoolCode = '10272'): Promise<Officer> {
  const school = await given.officer('school_reviewer', schoolCode)
  await hold(school, id)
  const passed = await approve(school, id)
  if (passed.status !== 200) throw new Error(passed.text)
  const last = await given.officer('authority_reviewer')
  await hold(last, id)
  return last
}

async function hold(officer: Officer, id: string): Promise<void> {
  await officer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  await openPictures(officer, id)
}

/** Approves a row that the officer holds, as it was first filed. */
export function approve(officer: Officer, id: string, revision = 1) {
  return officer.call('POST', `/api/office/reviews/${id}/decision`, {
    body: { revision, verdict: 'approve', reasons: [] },
  })
}

/** Approves a row at every level; the answer is that of the last one. */
export async function approveRow(given: Given, id: string, schoolCode = '10272') {
  return approve(await rowAtLastLevel(given, id, schoolCode), id)
}
