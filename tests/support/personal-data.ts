import type { DraftView } from '#contracts/applications.ts'
import type { PersonalDataForm } from '#contracts/forms/personal-data.ts'
import { withChecksum } from '#rulebook/identity/id-number.ts'
import { addToWallet, sendImage, submitDraft } from './applicant.ts'
import type { Candidate, Given, Officer } from './given.ts'
import { portrait } from './graduate.ts'
import { openPictures } from './open-pictures.ts'
import type { Visitor } from './visitor.ts'

/** A draft of 个人信息更正. */
export type CorrectionDraft = DraftView & { form: PersonalDataForm }

/** Begins a draft of 个人信息更正. */
export async function beginCorrection(candidate: Visitor): Promise<CorrectionDraft> {
  const page = await candidate.call('GET', '/api/portal/services/personal-data')
  const notice = page.body.notice as { version: number } | undefined
  const begun = await candidate.call('POST', '/api/portal/services/personal-data/draft', {
    body: { noticeVersion: notice?.version ?? 0 },
  })
  if (begun.status !== 200) throw new Error(begun.text)
  return begun.body as unknown as CorrectionDraft
}

/** Saves a form into a draft. */
export async function saveCorrection(
  candidate: Visitor,
  draft: Pick<CorrectionDraft, 'id' | 'version' | 'form'>,
  change: Partial<PersonalDataForm>,
): Promise<CorrectionDraft> {
  const saved = await candidate.call('PUT', `/api/portal/drafts/${draft.id}`, {
    body: { version: draft.version, form: { ...draft.form, ...change } },
  })
  if (saved.status !== 200) throw new Error(saved.text)
  return saved.body as unknown as CorrectionDraft
}

/** Puts a 户口簿 into the wallet. */
function householdRegister(candidate: Visitor): Promise<string> {
  return addToWallet(candidate, { type: 'household_register', fields: {}, pictures: [nextPicture()] })
}

/** Puts both sides of a 身份证 into the wallet. */
function idCard(candidate: Visitor): Promise<string> {
  return addToWallet(candidate, { type: 'id_card', fields: {}, pictures: [nextPicture(), nextPicture()] })
}

/** Puts a certificate of the 公安机关 into the wallet. */
function policeCertificate(candidate: Visitor): Promise<string> {
  const fields = { obtainedOn: '2024-05-06' }
  return addToWallet(candidate, { type: 'police_certificate', fields, pictures: [nextPicture()] })
}

/** Puts a portrait into the wallet. */
export async function recordPhoto(candidate: Visitor): Promise<string> {
  const id = await addToWallet(candidate, { type: 'record_photo', fields: {}, pictures: [] })
  const sent = await sendImage(candidate, id, await portrait())
  if (sent.status !== 200) throw new Error(sent.text)
  return id
}

let pictures = 4_000
const nextPicture = () => {
  pictures += 1
  return pictures
}

let numbers = 0
/** A resident's number that no other test has. */
export function anotherNumber(): string {
  numbers += 1
  return withChecksum(`31011519991212${String(numbers).padStart(3, '0')}`)
}

/** The part of a form that asks for a new name, with its paper. */
export async function newName(candidate: Visitor, name: string): Promise<Partial<PersonalDataForm>> {
  return { data: ['name'], name, papers: { name: [await householdRegister(candidate)], idNumber: [] } }
}

/** The part of a form that asks for a new number, with its papers. */
export async function newNumber(
  candidate: Visitor,
  idNumber: string,
  numberReason: 'wrong' | 'changed' = 'wrong',
): Promise<Partial<PersonalDataForm>> {
  const papers = [await idCard(candidate)]
  if (numberReason === 'changed') papers.push(await policeCertificate(candidate))
  return { data: ['idNumber'], idNumber, numberReason, papers: { name: [], idNumber: papers } }
}

/** Fills in a draft and sends it; the answer may be a refusal. */
export async function sendCorrection(candidate: Visitor, change: Partial<PersonalDataForm>) {
  return submitDraft(candidate, await saveCorrection(candidate, await beginCorrection(candidate), change))
}

/** Files a correction, and returns the ids of its applications. */
export async function fileCorrection(
  candidate: Visitor,
  change: Partial<PersonalDataForm>,
): Promise<[string, ...string[]]> {
  const filed = await sendCorrection(candidate, change)
  if (filed.status !== 200) throw new Error(filed.text)
  const { body } = await candidate.call('GET', `/api/portal/filings/${filed.body.filingId}`)
  const [first, ...others] = (body.applications as { id: string }[]).map(({ id }) => id)
  if (first === undefined) throw new Error('nothing was filed')
  return [first, ...others]
}

/** Brings an application to its last level, where an officer holds it with every picture seen. */
export async function toLastLevel(given: Given, id: string): Promise<Officer> {
  const school = await given.officer('school_reviewer', '10272')
  await hold(school, id)
  const passed = await approveHeld(school, id)
  if (passed.status !== 200) throw new Error(passed.text)
  const last = await given.officer('authority_reviewer')
  await hold(last, id)
  return last
}

/** Claims an application and opens its pictures. */
export async function hold(officer: Officer, id: string): Promise<void> {
  await officer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  await openPictures(officer, id)
}

/** Approves an application that the officer holds. */
export function approveHeld(officer: Officer, id: string) {
  return officer.call('POST', `/api/office/reviews/${id}/decision`, {
    body: { revision: 1, verdict: 'approve', reasons: [] },
  })
}

/** Approves an application at every level; the answer is that of the last one. */
export async function approveCorrection(given: Given, id: string) {
  return approveHeld(await toLastLevel(given, id), id)
}

/** Gives a candidate another photograph by a request that is approved; answers the application. */
export async function photoByRequest(given: Given, person: Candidate): Promise<string> {
  const [id] = await fileCorrection(person, { data: ['photo'], photoId: await recordPhoto(person) })
  const { status, text } = await approveCorrection(given, id)
  if (status !== 200) throw new Error(text)
  return id
}
