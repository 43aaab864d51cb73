import { randomUUID } from 'node:crypto'
import type { APIRequestContext, Page } from '@playwright/test'
import { paperPhoto } from './apply.ts'
import { expect } from './journey.ts'

const PAPER_NAMES: Record<string, string> = {
  diploma: '毕业证书',
  registration_form: '学历证书电子注册备案表',
}

/** The headers that our pages send, with a fresh idempotency key for each act. */
const headers = () => ({ 'x-kaoji': '1', 'idempotency-key': randomUUID() })

/** Files 申请免考 for these courses as the signed-in candidate, with the requests that the pages send. */
export async function fileByRequest(page: Page, filed: { courses: string[]; number: string }): Promise<void> {
  const { request } = page
  const diploma = await credential(request, 'diploma', {
    number: filed.number,
    obtainedOn: '2004-07-01',
    province: '上海市',
    qualification: '本科',
  })
  const form = await credential(request, 'registration_form', { onlineCode: `AB${filed.number}` })
  const service = await read(await request.get('/api/portal/services/exemption'))
  const begun = await read(
    await request.post('/api/portal/services/exemption/draft', {
      headers: headers(),
      data: { noticeVersion: (service.notice as { version: number }).version },
    }),
  )
  const evidence = [diploma, form].map((credentialId) => ({ credentialId, courses: filed.courses }))
  const data = { version: begun.version, form: { service: 'exemption', courses: filed.courses, evidence } }
  const saved = await read(await request.put(`/api/portal/drafts/${begun.id}`, { headers: headers(), data }))
  await read(
    await request.post(`/api/portal/drafts/${begun.id}/submit`, {
      headers: headers(),
      data: { version: saved.version },
    }),
  )
}

/** Puts a credential without a photograph into the wallet of the signed-in candidate. */
export async function putIntoWallet(
  request: APIRequestContext,
  { type, fields }: { type: string; fields: Record<string, string> },
): Promise<unknown> {
  const added = await read(
    await request.post('/api/portal/credentials', { headers: headers(), data: { type } }),
  )
  const data = { version: added.version, fields }
  await read(await request.put(`/api/portal/credentials/${added.id}`, { headers: headers(), data }))
  return added.id
}

async function credential(
  request: APIRequestContext,
  type: string,
  fields: Record<string, string>,
): Promise<unknown> {
  const id = await putIntoWallet(request, { type, fields })
  const number = fields.number ?? fields.onlineCode ?? ''
  const file = {
    name: 'a.jpg',
    mimeType: 'image/jpeg',
    buffer: await paperPhoto(PAPER_NAMES[type] ?? type, number),
  }
  await read(
    await request.post(`/api/portal/credentials/${id}/images`, {
      headers: headers(),
      multipart: { file },
    }),
  )
  return id
}

async function read(reply: { ok(): boolean; text(): Promise<string>; json(): Promise<unknown> }) {
  expect(reply.ok(), await reply.text()).toBe(true)
  return (await reply.json()) as Record<string, unknown>
}
