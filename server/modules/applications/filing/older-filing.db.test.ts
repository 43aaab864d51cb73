import { beforeEach, expect, test } from 'vitest'
import type { DraftView } from '#contracts/applications.ts'
import { credentialsIn, type Filed } from '#contracts/filed.ts'
import { fileExemption, submitDraft } from '#tests/support/applicant.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { digestOf, digestOfFiling } from './sealed-revision.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
let he: Candidate
let school: Officer
let filed: { id: string; filingId: string }

/**
 * Makes an application that was filed and rejected before filed content had sections and before pictures had digests.
 */
beforeEach(async () => {
  he = await given.candidate().enter()
  school = await given.officer('school_reviewer', '10272')
  const { ids, filingId, credentialIds } = await fileExemption(he, { courses: ['03708'], seed: 1 })
  filed = { id: ids[0] ?? '', filingId }
  await school.call('POST', `/api/office/reviews/${filed.id}/claim`, { body: {} })
  const reasons = [{ code: 'image_unreadable' }]
  await school.call('POST', `/api/office/reviews/${filed.id}/decision`, {
    body: { revision: 1, verdict: 'reject', reasons },
  })
  await makeOlder(credentialIds[0] ?? '')
})

async function makeOlder(credentialId: string): Promise<void> {
  const { owner, deps } = application
  const purpose = `application.revision.${filed.id}`
  const one = async <T>(sql: string, values: unknown[]) => (await owner.query(sql, values)).rows[0] as T
  const { filed_cipher: sealed } = await one<{ filed_cipher: Buffer }>(
    'select filed_cipher from application_revisions where application_id = $1',
    [filed.id],
  )
  const { filed: today, form } = JSON.parse(deps.cipher.open(purpose, sealed)) as {
    filed: Filed
    form: object
  }
  const facts = today.sections.flatMap((section) => (section.kind === 'facts' ? section.facts : []))
  const then = {
    title: today.title,
    facts: facts.map(({ label, value }) => ({ label, value })),
    credentials: credentialsIn(today).map(({ images, ...more }) => ({
      ...more,
      images: images.map(({ digest: _, ...image }) => image),
    })),
  }
  const { receipt_no: receiptNo, filed_at: filedAt } = await one<{ receipt_no: string; filed_at: Date }>(
    'select receipt_no, filed_at from filings where id = $1',
    [filed.filingId],
  )
  const digest = digestOfFiling({ receiptNo, ticketNo: he.ticketNo, filedAt, filed: [then] })
  const resealed = deps.cipher.seal(purpose, JSON.stringify({ filed: then, form }))
  // Triggers forbid any change of filed content and steps, so this connection bypasses them.
  const client = await owner.connect()
  await client.query('set session_replication_role = replica')
  await client.query(
    'update application_revisions set filed_cipher = $2, digest = $3 where application_id = $1',
    [filed.id, resealed, digestOf(then)],
  )
  await client.query('update filings set digest = $2 where id = $1', [filed.filingId, digest])
  await client.query(
    `update application_steps set reasons = jsonb_set(reasons, '{0,credentialId}', to_jsonb($2::text))
      where application_id = $1 and kind = 'rejected'`,
    [filed.id, credentialId],
  )
  client.release(true)
}

test('APP-09, APP-08 what was filed in two lists opens for its owner and the desk, and its receipt is printed', async () => {
  const own = await he.call('GET', `/api/portal/applications/${filed.id}`)
  expect(own.body).toMatchObject({
    filed: {
      sections: [
        { kind: 'facts', key: 'content' },
        { kind: 'credentials', key: 'evidence' },
      ],
    },
    steps: [{ kind: 'filed' }, { kind: 'rejected', faults: [{ place: { kind: 'credential' } }] }],
  })
  expect((await he.call('GET', `/api/portal/filings/${filed.filingId}/receipt`)).status).toBe(200)
  expect((await school.call('GET', `/api/office/reviews/${filed.id}`)).status).toBe(200)
})

test('APP-09, APP-10 it is corrected where its fault was put, known as unchanged, filed again and compared', async () => {
  const { body } = await he.call('POST', `/api/portal/applications/${filed.id}/draft`)
  const draft = body as unknown as DraftView
  expect(draft.faults).toMatchObject([{ place: { kind: 'credential' } }])
  const check = await he.call('GET', `/api/portal/drafts/${draft.id}/check`)
  expect(check.body).toMatchObject({ problems: [], isUnchanged: true })
  expect((await submitDraft(he, draft)).status).toBe(200)
  const review = await school.call('GET', `/api/office/reviews/${filed.id}`)
  expect([review.status, (review.body.item as { revision: number }).revision]).toEqual([200, 2])
})
