import type { DraftView } from '#contracts/applications.ts'
import { REFUSALS } from '#contracts/refusals.ts'
import { submitDraft } from '../../support/applicant.ts'
import { draftRow, proof, type RowForm, score, transfer } from '../../support/supplements.ts'
import { filledTransfer, transferable } from '../../support/transfer-out.ts'
import { type ApplicationNow, heard, type Past } from './past.ts'
import type { Kind } from './steps.ts'

/** The candidate files what can be filed, from the first page to the receipt, as far as it goes. */
export async function file(past: Past, { what, part }: { what: Kind; part: number }): Promise<void> {
  const { candidate } = past
  return asFarAsItGoes(past, `file ${what}`, async () => {
    const draft = what === 'out' ? await transferDraft(past, part) : await rowDraft(past, what)
    heard(past, `file ${what}`, await submitDraft(candidate, draft))
  })
}

async function transferDraft({ candidate }: Past, part: number): Promise<DraftView> {
  if (part === 0) return filledTransfer(candidate)
  const courses = [...(await transferable(candidate)).keys()]
  return filledTransfer(candidate, { courses: courses.slice(0, part) })
}

async function rowDraft(past: Past, what: Exclude<Kind, 'out'>): Promise<DraftView> {
  past.proofId ??= await proof(past.candidate)
  return draftRow(past.candidate, formOf(past, what, past.proofId))
}

/** The support of the tests throws the answer that it did not expect: in words, it ends what was begun, and that is all. */
async function asFarAsItGoes(past: Past, what: string, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!past.isDisturbed && !isRefusal(error)) throw new Error(`${what} failed`, { cause: error })
  }
}

function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = /^\{"code":"(\w+)"/.exec(error.message)?.[1]
  const known: Readonly<Record<string, { status: number } | undefined>> = REFUSALS
  return (known[code ?? '']?.status ?? 500) < 500
}

function formOf({ courses }: Past, what: Exclude<Kind, 'out'>, proofId: string): RowForm {
  const [, own, ours] = courses
  if (!own || !ours) throw new Error('the plan has too few courses')
  if (what === 'score') return score({ course: ours.code, proofId })
  const row = { course: own.code, mark: '70', credits: String(own.credits), passedOn: '2014-04-19' }
  return transfer({ proofId, courses: [row] })
}

/** 「撤回」, of the revision that the candidate sees. */
export async function withdraw(past: Past, { id, revision }: ApplicationNow): Promise<void> {
  const path = `/api/portal/applications/${id}/withdraw`
  heard(past, 'withdraw', await past.candidate.call('POST', path, { body: { revision } }))
}

/** 「重新申请」, with what was filed before. */
export async function refile(past: Past, { id }: ApplicationNow): Promise<void> {
  const { candidate } = past
  const begun = heard(past, 'refile', await candidate.call('POST', `/api/portal/applications/${id}/draft`))
  if (begun.status !== 200) return
  heard(past, 'file again', await submitDraft(candidate, begun.body as unknown as DraftView))
}
