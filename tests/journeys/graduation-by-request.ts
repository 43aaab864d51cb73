import { randomUUID } from 'node:crypto'
import type { APIRequestContext, APIResponse, Page } from '@playwright/test'
import sharp from 'sharp'
import { paperPhoto } from './apply.ts'
import { appraisalOf } from './graduation-pages.ts'
import { expect } from './journey.ts'
import { portraitPhoto } from './portrait-samples.ts'

/** The headers that our pages send, with a fresh idempotency key for each act. */
const headers = () => ({ 'x-kaoji': '1', 'idempotency-key': randomUUID() })

interface Begun {
  id: string
  version: number
  form: Record<string, unknown> & { contact: object; planId?: string }
}

interface Requirements {
  groups: { lines: { course: string; needsExplanation: boolean }[] }[]
}

/** Files 申请毕业 as the signed-in candidate of an undergraduate major, with the requests that the pages send. */
export async function fileGraduation(page: Page): Promise<{ id: string; photoId: string }> {
  const { request } = page
  const service = await read<{ notice: { version: number } }>(
    await request.get('/api/portal/services/graduation'),
  )
  const begun = await read<Begun>(
    await request.post('/api/portal/services/graduation/draft', {
      headers: headers(),
      data: { noticeVersion: service.notice.version },
    }),
  )
  const photoId = await paper(request, 'graduation_photo', {})
  const form = {
    ...begun.form,
    contact: { ...begun.form.contact, ...CONTACT },
    resume: [{ from: '2008-09', until: '', place: '上海某某公司', role: '会计', witness: '' }],
    family: [{ relation: '无', name: '', employer: '' }],
    awards: '无',
    thesisTitle: '中小企业内部控制研究',
    explanations: await explanationsFor(request, begun.form.planId ?? ''),
    appraisal: appraisalOf(260),
    prior: {
      ...{ school: '上海商学院', major: '会计', era: 'since2002' },
      credentialIds: [
        await paper(request, 'diploma', DIPLOMA),
        await paper(request, 'registration_form', { onlineCode: 'ABCD1234EFGH5678' }),
      ],
    },
    photoId,
  }
  const draft = `/api/portal/drafts/${begun.id}`
  const saved = await read<Begun>(
    await request.put(draft, { headers: headers(), data: { version: begun.version, form } }),
  )
  await read(await request.post(`${draft}/submit`, { headers: headers(), data: { version: saved.version } }))
  const own = await read<{ applications: { id: string }[] }>(
    await request.get('/api/portal/services/graduation'),
  )
  return { id: own.applications[0]?.id ?? '', photoId }
}

const CONTACT = {
  ...{ gender: 'female', ethnicity: '汉族', politicalStatus: '群众', birthplace: '江苏省苏州市' },
  ...{ address: '上海市杨浦区国定路777号', postcode: '200433', phone: '13800138000' },
}
const DIPLOMA = {
  ...{ number: '102721200405001234', obtainedOn: '2004-07-01', province: '上海市', qualification: '专科' },
}

/** Explains every course that the audit misses. */
async function explanationsFor(request: APIRequestContext, planId: string) {
  const { groups } = await read<Requirements>(
    await request.get(`/api/portal/graduation/requirements?planId=${planId}`),
  )
  const open = groups.flatMap(({ lines }) => lines).filter(({ needsExplanation }) => needsExplanation)
  return open.map(({ course }) => ({ course, text: '2024 年 10 月考试合格，尚未登记。' }))
}

/** Puts a credential with one picture into the wallet. */
async function paper(request: APIRequestContext, type: string, fields: Record<string, string>) {
  const { id, version } = await read<{ id: string; version: number }>(
    await request.post('/api/portal/credentials', { headers: headers(), data: { type } }),
  )
  if (Object.keys(fields).length > 0)
    await read(
      await request.put(`/api/portal/credentials/${id}`, { headers: headers(), data: { version, fields } }),
    )
  const buffer = type === 'graduation_photo' ? await finishedPhoto() : await paperPhoto(type, id.slice(-6))
  const file = { name: 'a.jpg', mimeType: 'image/jpeg', buffer }
  await read(
    await request.post(`/api/portal/credentials/${id}/images`, { headers: headers(), multipart: { file } }),
  )
  return id
}

/** A 毕业照片 as the crop tool makes it: 480 × 640, between 20 and 40 KB. */
async function finishedPhoto(): Promise<Buffer> {
  const portrait = sharp(await portraitPhoto({ width: 480, height: 640 }))
  for (const quality of [90, 85, 80, 75, 70, 65, 60]) {
    const buffer = await portrait.clone().jpeg({ quality }).toBuffer()
    if (buffer.length <= 40_000) return buffer
  }
  throw new Error('the sample portrait is too heavy')
}

async function read<Reply>(reply: APIResponse): Promise<Reply> {
  expect(reply.ok(), await reply.text()).toBe(true)
  return (await reply.json()) as Reply
}
