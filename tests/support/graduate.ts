import sharp from 'sharp'
import type { DraftView } from '#contracts/applications.ts'
import type { GraduationForm } from '#contracts/forms/graduation.ts'
import { addToWallet, diploma, sendImage, submitDraft } from './applicant.ts'
import type { TestApplication } from './test-application.ts'
import type { Visitor } from './visitor.ts'

/** Opens 申请毕业 for every school, an hour ago and for five days. */
export async function openGraduation({ owner, clock }: TestApplication): Promise<void> {
  const now = clock.now()
  const [from, to] = [new Date(now.getTime() - 3600_000), new Date(now.getTime() + 5 * 24 * 3600_000)]
  await owner.query(
    `with gone as (delete from windows where service = 'graduation' and school_id is not null)
     update windows set period = tstzrange($1, $2) where service = 'graduation' and school_id is null
       and upper(period) > $1::timestamptz - interval '60 days'`,
    [from, to],
  )
}

/** Begins a draft of 申请毕业. */
export async function beginGraduation(candidate: Visitor): Promise<DraftView & { form: GraduationForm }> {
  const page = await candidate.call('GET', '/api/portal/services/graduation')
  const notice = page.body.notice as { version: number } | undefined
  const begun = await candidate.call('POST', '/api/portal/services/graduation/draft', {
    body: { noticeVersion: notice?.version ?? 0 },
  })
  if (begun.status !== 200) throw new Error(begun.text)
  return begun.body as unknown as DraftView & { form: GraduationForm }
}

/** Saves a form into a draft. */
export async function saveGraduation(
  candidate: Visitor,
  draft: Pick<DraftView, 'id' | 'version'>,
  form: GraduationForm,
): Promise<DraftView & { form: GraduationForm }> {
  const saved = await candidate.call('PUT', `/api/portal/drafts/${draft.id}`, {
    body: { version: draft.version, form },
  })
  if (saved.status !== 200) throw new Error(saved.text)
  return saved.body as unknown as DraftView & { form: GraduationForm }
}

/** A form in which nothing is missing but the papers. */
export function soundForm(form: GraduationForm): GraduationForm {
  return {
    ...form,
    contact: {
      gender: 'female',
      ethnicity: '汉族',
      politicalStatus: '群众',
      birthplace: '江苏省苏州市',
      address: '上海市杨浦区国定路777号',
      postcode: '200433',
      phone: '13800138000',
      email: '',
      employer: '苏州某某公司',
      position: '职员',
    },
    resume: [{ from: '2005-09', until: '', place: '苏州市第一中学', role: '学生', witness: '李明' }],
    family: [{ relation: '父亲', name: '王明', employer: '退休' }],
    awards: '无',
    thesisTitle: '中小企业内部控制研究',
    appraisal: '认真学习，完成了全部课程。'.repeat(20),
  }
}

/** Puts the papers of a prior qualification and a 毕业照片 into the wallet, and into the form. */
export async function withPapers(candidate: Visitor, form: GraduationForm): Promise<GraduationForm> {
  const credentialIds: string[] = []
  for (const paper of diploma(1)) credentialIds.push(await addToWallet(candidate, paper))
  const photoId = await addToWallet(candidate, { type: 'graduation_photo', fields: {}, pictures: [] })
  const sent = await sendImage(candidate, photoId, await portrait())
  if (sent.status !== 200) throw new Error(sent.text)
  return {
    ...form,
    prior: { school: '苏州大学', major: '会计', era: 'since2002', credentialIds },
    photoId,
  }
}

/** Fills in a draft of 申请毕业, ready to be submitted. */
export async function prepareGraduation(
  candidate: Visitor,
  change: (form: GraduationForm) => GraduationForm = (form) => form,
): Promise<DraftView> {
  const draft = await beginGraduation(candidate)
  return saveGraduation(candidate, draft, change(await withPapers(candidate, soundForm(draft.form))))
}

/** Files 申请毕业 for a candidate, and returns the application's id. */
export async function fileGraduation(
  candidate: Visitor,
  change?: (form: GraduationForm) => GraduationForm,
): Promise<string> {
  const filed = await submitDraft(candidate, await prepareGraduation(candidate, change))
  if (filed.status !== 200) throw new Error(filed.text)
  const { body } = await candidate.call('GET', `/api/portal/filings/${filed.body.filingId}`)
  const [application] = body.applications as { id: string }[]
  return application?.id ?? ''
}

/** A portrait of 480 × 640 pixels before light blue: a drawing of somebody. */
export function portrait(background = '#96c8f0'): Promise<Buffer> {
  const somebody = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="640"><rect width="480" height="640" fill="${background}"/>
    <ellipse cx="240" cy="240" rx="125" ry="165" fill="#1e1919"/><ellipse cx="240" cy="270" rx="110" ry="145" fill="#e1b9a0"/>
    <path d="M60 640 Q 60 440 240 430 Q 420 440 420 640 Z" fill="#f0f0f0"/>
    ${Array.from({ length: 240 }, (_, line) => `<path d="M70 ${440 + ((line * 37) % 200)} l ${(line * 53) % 320} ${(line * 29) % 50}" stroke="#${['345', '967', 'a98'][line % 3]}"/>`).join('')}</svg>`
  return sharp(Buffer.from(somebody)).jpeg({ quality: 92 }).toBuffer()
}
