import { beforeAll, expect, test } from 'vitest'
import type { DraftView } from '#contracts/applications.ts'
import { PERSONAS, seedDemonstration } from '#modules/demonstration/public.ts'
import { fileExemption, submitDraft } from '#tests/support/applicant.ts'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
let candidate: Visitor
let school: Visitor

beforeAll(async () => {
  await seedDemonstration(application.deps)
  const { idNumber = '', password = '' } = PERSONAS.find(({ name }) => name === '何建国') ?? {}
  candidate = (await signInCandidate(application, { idNumber, password })).visitor
  school = await signInStaff(application, 'sufe-review')
})

async function correctionOf(id: string): Promise<DraftView> {
  const { status, body, text } = await candidate.call('POST', `/api/portal/applications/${id}/draft`)
  expect([status, text]).toEqual([200, text])
  return body as unknown as DraftView
}

async function reject(id: string): Promise<void> {
  await school.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  const body = { revision: 1, verdict: 'reject', reasons: [{ code: 'image_unreadable' }] }
  expect((await school.call('POST', `/api/office/reviews/${id}/decision`, { body })).status).toBe(200)
}

test('APP-10 whoever is rejected while modifying is stopped and reads why; with the reason seen, it is filed', async () => {
  const { ids } = await fileExemption(candidate, { courses: ['03708'], seed: 71 })
  const [id = ''] = ids
  const draft = await correctionOf(id)
  expect(draft.correction).toMatchObject({ applicationId: id, state: 'pending' })
  await reject(id)
  const stopped = await submitDraft(candidate, draft)
  expect(stopped.status).toBe(409)
  expect(stopped.body).toMatchObject({
    code: 'decided_meanwhile',
    text: expect.stringMatching(/主考学校.*审核未通过.*图片不清晰/),
  })
  // The candidate loses no input: the same draft is there, now with its faults.
  const seen = (await candidate.call('GET', `/api/portal/drafts/${draft.id}`)).body as unknown as DraftView
  expect(seen).toMatchObject({
    version: draft.version,
    form: draft.form,
    faults: [{ code: 'image_unreadable' }],
  })
  const check = await candidate.call('GET', `/api/portal/drafts/${draft.id}/check`)
  expect(check.body).toMatchObject({ problems: [], isUnchanged: true })
  expect((await submitDraft(candidate, seen)).status).toBe(200)
})

test('APP-10 what was changed is not called unchanged', async () => {
  const { ids, credentialIds } = await fileExemption(candidate, { courses: ['03709'], seed: 72 })
  const draft = await correctionOf(ids[0] ?? '')
  const { body } = await candidate.call('GET', '/api/portal/credentials')
  const wallet = body.credentials as { id: string; version: number; fields: object }[]
  const diploma = wallet.find((one) => one.id === credentialIds[0])
  const fields = { ...diploma?.fields, remark: '补' }
  const saved = await candidate.call('PUT', `/api/portal/credentials/${diploma?.id}`, {
    body: { version: diploma?.version, fields },
  })
  expect(saved.status).toBe(200)
  const check = await candidate.call('GET', `/api/portal/drafts/${draft.id}/check`)
  expect(check.body).toMatchObject({ problems: [], isUnchanged: false })
})

test('APP-10 what the catalogue calls otherwise by now is unchanged', async () => {
  const she = await givenIn(application).candidate().enter()
  const { ids } = await fileExemption(she, { courses: ['03708'], seed: 73 })
  const { body: draft } = await she.call('POST', `/api/portal/applications/${ids[0]}/draft`)
  await application.owner.query("update courses set name = '近代史' where code = '03708'")
  const check = await she.call('GET', `/api/portal/drafts/${draft.id}/check`)
  expect(check.body).toMatchObject({ isUnchanged: true, items: [{ filed: { title: '免考 03708 近代史' } }] })
})

test('APP-09 a draft whose form cannot be read says so in words, and begins anew with its wallet untouched', async () => {
  const { body: page } = await candidate.call('GET', '/api/portal/services/exemption')
  const { version: noticeVersion } = page.notice as { version: number }
  const begin = () =>
    candidate.call('POST', '/api/portal/services/exemption/draft', { body: { noticeVersion } })
  const { body: begun } = await begin()
  await application.owner.query(
    `update drafts set form_version = 99, form_cipher = null, form = '{"of":"another day"}' where id = $1`,
    [begun.id],
  )
  const { body: outdated } = await candidate.call('GET', '/api/portal/services/exemption')
  expect(outdated.draft).toMatchObject({ id: begun.id, isOutdated: true })
  for (const path of [`/api/portal/drafts/${begun.id}`, `/api/portal/drafts/${begun.id}/check`])
    expect((await candidate.call('GET', path)).body).toMatchObject({
      code: 'draft_outdated',
      text: expect.stringContaining('重新开始'),
    })
  const anew = await begin()
  expect(anew.body).toMatchObject({ id: begun.id, form: { service: 'exemption', courses: [], evidence: [] } })
  expect((await candidate.call('GET', `/api/portal/drafts/${begun.id}`)).status).toBe(200)
})

test('APP-02 a draft is kept sealed; one that was kept in clear before is read, and sealed when it is saved', async () => {
  const { body: page } = await candidate.call('GET', '/api/portal/services/exemption')
  const { version: noticeVersion } = page.notice as { version: number }
  const begun = await candidate.call('POST', '/api/portal/services/exemption/draft', {
    body: { noticeVersion },
  })
  const draft = begun.body as unknown as DraftView
  const form = { service: 'exemption', courses: ['13140'], evidence: [] }
  await application.owner.query('update drafts set form_cipher = null, form = $2 where id = $1', [
    draft.id,
    form,
  ])
  const read = await candidate.call('GET', `/api/portal/drafts/${draft.id}`)
  expect(read.body.form).toEqual(form)
  const saved = await candidate.call('PUT', `/api/portal/drafts/${draft.id}`, {
    body: { version: draft.version, form: { ...form, courses: ['13752'] } },
  })
  expect(saved.body.form).toMatchObject({ courses: ['13752'] })
  const { rows } = await application.owner.query<{ form: unknown; form_cipher: Buffer }>(
    'select form, form_cipher from drafts where id = $1',
    [draft.id],
  )
  expect(rows[0]?.form).toBeNull()
  expect(rows[0]?.form_cipher.toString('latin1')).not.toContain('13752')
})
