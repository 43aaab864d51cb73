import type { TestApplication } from './test-application.ts'
import { type Visitor, visit } from './visitor.ts'

/** Opens a link for a credential, as 「用手机拍照」 does. */
export async function openedLink(
  candidate: Visitor,
  credentialId: string,
): Promise<{ id: string; token: string }> {
  const opened = await candidate.call('POST', '/api/portal/phone-links', { body: { credentialId } })
  if (opened.status !== 200) throw new Error(opened.text)
  return { id: String(opened.body.id), token: String(opened.body.token) }
}

/** Opens a link and lets a phone take it. */
export async function claimedLink(application: TestApplication, candidate: Visitor, credentialId: string) {
  const link = await openedLink(candidate, credentialId)
  const phone = visit(application, '10.9.0.1')
  const claimed = await phone.call('POST', '/api/phone/link', { body: { token: link.token } })
  if (claimed.status !== 200) throw new Error(claimed.text)
  return { ...link, phone, code: String(claimed.body.code) }
}

/** Opens a link, lets a phone take it, and confirms that phone on the desk. */
export async function confirmedLink(application: TestApplication, candidate: Visitor, credentialId: string) {
  const link = await claimedLink(application, candidate, credentialId)
  const confirmed = await candidate.call('POST', `/api/portal/phone-links/${link.id}/confirm`, {
    body: { code: link.code },
  })
  if (confirmed.status !== 200) throw new Error(confirmed.text)
  return link
}
