import { signIn } from '../client.ts'
import { sampleCandidate } from '../samples.ts'
import type { Shift } from './shift.ts'

/** The password after so many changes; the sample account's own before the first. */
export function passwordAfter(changes: number): string | undefined {
  return changes === 0 ? undefined : `tide-${changes}-under-the-quiet-harbour`
}

/** What is written into the draft at its n-th saving. */
export const savedReason = (saving: number) => `第 ${saving} 次保存`

/** Changes the password, again and again. */
export async function changePasswords(shift: Shift, name: string): Promise<void> {
  const client = await signIn(shift.origin, { name })
  shift.tell('ready', name)
  for (let change = 1; await shift.goesOn(); change += 1) {
    const reply = await client.insist('POST', '/api/portal/password', {
      currentPassword: passwordAfter(change - 1) ?? sampleCandidate(name).password,
      newPassword: passwordAfter(change),
    })
    if (reply.status === 200) shift.tell('password', name, change)
    // Sent again under the same key, it is answered as the first time: no other answer is right.
    else return shift.tellStrange('password', reply)
  }
}

/** Fills one form in and saves it, again and again. */
export async function saveDrafts(shift: Shift, name: string): Promise<void> {
  const client = await signIn(shift.origin, { name })
  const page = await client.see('/api/portal/services/transfer-out')
  const { version: noticeVersion } = page.notice as { version: number }
  const begun = await client.insist('POST', '/api/portal/services/transfer-out/draft', { noticeVersion })
  if (begun.status !== 200) throw new Error(`no draft: ${JSON.stringify(begun)}`)
  const { id, form } = begun.body as { id: string; form: object }
  const first = Number(begun.body.version)
  shift.tell('ready', name)
  for (let saving = 1; await shift.goesOn(); saving += 1) {
    const content = { version: first + saving - 1, form: { ...form, reason: savedReason(saving) } }
    const reply = await client.insist('PUT', `/api/portal/drafts/${id}`, content)
    if (reply.status === 200) shift.tell('draft', id, first + saving, saving, name)
    else return shift.tellStrange('draft', reply)
  }
}
