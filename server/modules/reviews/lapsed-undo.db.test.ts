import { beforeAll, expect, test } from 'vitest'
import type { DraftView } from '#contracts/applications.ts'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { fileExemption, submitDraft } from '#tests/support/applicant.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
let candidate: Visitor
let school: Visitor
let second: Visitor
let ids: string[]

beforeAll(async () => {
  const { idNumber = '', password = '' } = PERSONAS.find(({ name }) => name === '何建国') ?? {}
  candidate = (await signInCandidate(application, { idNumber, password })).visitor
  ids = (await fileExemption(candidate, { courses: ['03708', '03709'], seed: 1 })).ids
  school = await signInStaff(application, 'sufe-review')
  second = await signInStaff(application, 'review1')
})

async function decide(id: string, revision: number, verdict: 'approve' | 'reject') {
  await school.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  const reasons = verdict === 'reject' ? [{ code: 'image_unreadable' }] : []
  return school.call('POST', `/api/office/reviews/${id}/decision`, { body: { revision, verdict, reasons } })
}

const askUndo = (id: string) =>
  school.call('POST', `/api/office/reviews/${id}/undo`, { body: { reason: '误点了不通过' } })
const agree = (requestId: unknown) =>
  second.call('POST', `/api/office/undo-requests/${requestId}/decision`, { body: { decision: 'approve' } })

async function fileAgain(id: string): Promise<void> {
  const { body } = await candidate.call('POST', `/api/portal/applications/${id}/draft`)
  const filed = await submitDraft(candidate, body as unknown as DraftView)
  expect([filed.status, filed.text]).toEqual([200, filed.text])
}

async function stateOf(requestId: unknown): Promise<string | undefined> {
  const { body } = await second.call('GET', '/api/office/undo-requests')
  return (body.requests as { id: string; state: string }[]).find(({ id }) => id === requestId)?.state
}

test('REV-06, APP-03 whoever files again is decided on, whatever was asked about the decision before', async () => {
  const [id = ''] = ids
  expect((await decide(id, 1, 'reject')).status).toBe(200)
  const asked = await askUndo(id)
  expect(asked.status).toBe(200)
  await fileAgain(id)
  expect(await stateOf(asked.body.id)).toBe('lapsed')
  expect((await agree(asked.body.id)).body.code).toBe('stale')
  expect((await askUndo(id)).body.code).toBe('undo_nothing')
  expect((await decide(id, 2, 'reject')).body).toEqual({ state: 'rejected' })
  const anew = await askUndo(id)
  expect(anew.status).toBe(200)
  expect((await agree(anew.body.id)).status).toBe(200)
  expect(await stateOf(anew.body.id)).toBe('approved')
})

test('REV-06 of one who files again while a second person agrees, one is done and nothing stays open', async () => {
  const [, id = ''] = ids
  for (let revision = 1; revision <= 4; revision += 1) {
    expect((await decide(id, revision, 'reject')).body).toEqual({ state: 'rejected' })
    const { body } = await askUndo(id)
    const { body: draft } = await candidate.call('POST', `/api/portal/applications/${id}/draft`)
    await Promise.all([agree(body.id), submitDraft(candidate, draft as unknown as DraftView)])
    expect(['approved', 'lapsed']).toContain(await stateOf(body.id))
    const { rows } = await application.owner.query<{ state: string; revision: number }>(
      'select state, revision from applications where id = $1',
      [id],
    )
    expect(rows[0]?.state).toBe('pending')
    if (rows[0]?.revision === revision) await fileAgain(id)
  }
})
