import type { Given } from './given.ts'
import { openPictures } from './open-pictures.ts'

/** Rejects an application as it was first filed at its school, for a reason that its service calls 「其他」. */
export async function rejectAtSchool(
  given: Given,
  id: string,
  { code = 'other', school = '10272' }: { code?: string; school?: string } = {},
): Promise<void> {
  const officer = await given.officer('school_reviewer', school)
  await officer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  await openPictures(officer, id)
  const rejected = await officer.call('POST', `/api/office/reviews/${id}/decision`, {
    body: { revision: 1, verdict: 'reject', reasons: [{ code }], note: '请看说明' },
  })
  if (rejected.status !== 200) throw new Error(rejected.text)
}

/** Asks for the standing decision of an application to be undone, and returns the id of the request. */
export async function askForUndo(given: Given, id: string): Promise<string> {
  const officer = await given.officer('authority_reviewer')
  const reason = '误操作，应重新审核'
  const asked = await officer.call('POST', `/api/office/reviews/${id}/undo`, { body: { reason } })
  if (asked.status !== 200) throw new Error(asked.text)
  return String(asked.body.id)
}

/** A second person agrees to an undoing; the answer may be a refusal. */
export async function agreeToUndo(given: Given, requestId: string) {
  const officer = await given.officer('authority_reviewer')
  return officer.call('POST', `/api/office/undo-requests/${requestId}/decision`, {
    body: { decision: 'approve' },
  })
}

/** Two persons undo the standing decision of an application; the answer may be a refusal. */
export async function undoDecision(given: Given, id: string) {
  return agreeToUndo(given, await askForUndo(given, id))
}
