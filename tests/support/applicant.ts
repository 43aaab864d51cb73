import sharp from 'sharp'
import type { DraftView } from '#contracts/applications.ts'
import type { ExemptionForm } from '#contracts/forms/exemption.ts'
import type { Visitor } from './visitor.ts'

/** Makes a photograph of a paper; different numbers give different photographs. */
export async function photograph(number: number): Promise<Buffer> {
  const words = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="640"><rect width="900" height="640" fill="#f4efe2"/>
    <rect x="${40 + ((number * 37) % 300)}" y="${60 + ((number * 53) % 200)}" width="${200 + ((number * 71) % 320)}" height="${60 + ((number * 29) % 180)}" fill="#34495e"/>
    <text x="60" y="560" font-size="60">No ${number}</text></svg>`
  return sharp(Buffer.from(words)).jpeg({ quality: 85 }).toBuffer()
}

/** Uploads a photograph as the browser does. */
export async function sendImage(candidate: Visitor, credentialId: string, bytes: Buffer) {
  return candidate.call('POST', `/api/portal/credentials/${credentialId}/images`, imageBody(bytes))
}

/** Builds the multipart form in which a browser sends a photograph. */
export function imageBody(bytes: Buffer): { body: Buffer; headers: Record<string, string> } {
  const boundary = 'kaoji-test-boundary'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { body, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}

export interface SampleCredential {
  type: string
  fields: Record<string, string>
  /** The numbers of its photographs. */
  pictures: readonly number[]
}

/** Puts a credential with its photographs into the wallet and returns its id. */
export async function addToWallet(candidate: Visitor, credential: SampleCredential): Promise<string> {
  const added = await candidate.call('POST', '/api/portal/credentials', { body: { type: credential.type } })
  if (added.status !== 200) throw new Error(added.text)
  const id = String(added.body.id)
  for (const picture of credential.pictures) {
    const sent = await sendImage(candidate, id, await photograph(picture))
    if (sent.status !== 200) throw new Error(sent.text)
  }
  const saved = await candidate.call('PUT', `/api/portal/credentials/${id}`, {
    body: { version: added.body.version, fields: credential.fields },
  })
  if (saved.status !== 200) throw new Error(saved.text)
  return id
}

/** Makes a 毕业证书 with its 备案表, which exempt a candidate of 专升本 from the political courses. */
export function diploma(seed: number): readonly SampleCredential[] {
  return [
    {
      type: 'diploma',
      fields: {
        number: `10246520100500${String(seed).padStart(4, '0')}`,
        obtainedOn: '2010-07-01',
        province: '上海市',
        qualification: '本科',
      },
      pictures: [seed * 10 + 1],
    },
    {
      type: 'registration_form',
      fields: { onlineCode: `ABCD${String(seed).padStart(12, '0')}` },
      pictures: [seed * 10 + 2],
    },
  ]
}

/** Begins a draft and fills it in with these courses and credentials. */
export async function fillDraft(
  candidate: Visitor,
  content: { courses: readonly string[]; credentialIds: readonly string[] },
): Promise<DraftView> {
  const page = await candidate.call('GET', '/api/portal/services/exemption')
  const notice = page.body.notice as { version: number } | undefined
  const begun = await candidate.call('POST', '/api/portal/services/exemption/draft', {
    body: { noticeVersion: notice?.version ?? 0 },
  })
  if (begun.status !== 200) throw new Error(begun.text)
  const form: ExemptionForm = {
    service: 'exemption',
    courses: [...content.courses],
    evidence: content.credentialIds.map((credentialId) => ({ credentialId, courses: [...content.courses] })),
  }
  const saved = await candidate.call('PUT', `/api/portal/drafts/${begun.body.id}`, {
    body: { version: begun.body.version, form },
  })
  if (saved.status !== 200) throw new Error(saved.text)
  return saved.body as unknown as DraftView
}

/**
 * Submits a draft as 「提交申请」 does; a correction names the version of the application that the candidate saw (APP-10).
 */
export function submitDraft(candidate: Visitor, draft: Pick<DraftView, 'id' | 'version' | 'correction'>) {
  const { id, version, correction } = draft
  const seen = correction ? { applicationVersion: correction.version } : {}
  return candidate.call('POST', `/api/portal/drafts/${id}/submit`, { body: { version, ...seen } })
}

/** Files a whole application, from the wallet to the receipt. */
export async function fileExemption(
  candidate: Visitor,
  content: { courses: readonly string[]; seed: number },
): Promise<{ filingId: string; ids: string[]; credentialIds: string[] }> {
  const credentialIds: string[] = []
  for (const credential of diploma(content.seed)) credentialIds.push(await addToWallet(candidate, credential))
  const draft = await fillDraft(candidate, { courses: content.courses, credentialIds })
  const filed = await submitDraft(candidate, draft)
  if (filed.status !== 200) throw new Error(filed.text)
  const filingId = String(filed.body.filingId)
  const { body } = await candidate.call('GET', `/api/portal/filings/${filingId}`)
  return { filingId, credentialIds, ids: (body.applications as { id: string }[]).map(({ id }) => id) }
}
