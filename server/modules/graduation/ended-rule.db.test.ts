import { beforeEach, expect, test } from 'vitest'
import type { DraftView } from '#contracts/applications.ts'
import { degreeAuditTasks } from '#modules/degree-audits/public.ts'
import { submitDraft } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { fileGraduation, openGraduation } from '#tests/support/graduate.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { startApplication } from '#tests/support/test-application.ts'

// A rule of 顶替 that ends between the filing and the decision.

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const DAY_MS = 24 * 3600_000

beforeEach(() => openGraduation(application))

/** Somebody who has every course but 08119, for which the old 00162 stands in by a rule whose last day is today. */
async function graduand(): Promise<Candidate> {
  await application.owner.query(
    "update substitutions set applies_to = '2026-11-23' where id = 'accounting-08119'",
  )
  const candidate = await given
    .candidate()
    .enrolledIn('120203K')
    .passedAll({ but: ['08119'] })
    .enter()
  await application.owner.query(
    `insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, obtained_on)
     select $1, gen_random_uuid(), $2, '00162', id, 'exam', 'marked', 70, held_to from sittings order by number limit 1`,
    [candidate.personId, candidate.ticketId],
  )
  return candidate
}

async function approve(role: 'school_reviewer' | 'authority_reviewer', id: string) {
  const officer = await given.officer(role, role === 'school_reviewer' ? '10272' : undefined)
  await officer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  await openPictures(officer, id)
  const { body } = await officer.call('GET', `/api/office/reviews/${id}`)
  const { revision } = body.item as { revision: number }
  const decision = { revision, reasons: [], verdict: 'approve' }
  const { body: answer } = await officer.call('POST', `/api/office/reviews/${id}/decision`, {
    body: decision,
  })
  return { advice: body.advice, answer }
}

test('GRA-08, AUD-09 an application is judged by the rules of 顶替 of its filing, however long its review takes', async () => {
  const id = await fileGraduation(await graduand())
  application.clock.advance(30 * DAY_MS)
  await approve('school_reviewer', id)
  await approve('authority_reviewer', id)
  const { advice, answer } = await approve('authority_reviewer', id)
  expect(advice).toMatchObject({ verdict: 'supported' })
  expect(JSON.stringify(advice)).toContain('顶替 08119 的规定已于 2026年11月23日 停用')
  expect(answer).toEqual({ state: 'approved' })
})

test('REV-10, AUD-09 an amendment is filed under the rules of 顶替 of its filing', async () => {
  const candidate = await graduand()
  const id = await fileGraduation(candidate)
  const officer = await given.officer('school_reviewer', '10272')
  await officer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  await officer.call('POST', `/api/office/reviews/${id}/amendment`, {
    body: { revision: 1, days: 7, reasons: [{ code: 'other' }], note: '请补充说明' },
  })
  application.clock.advance(DAY_MS)
  const again = await given.again(candidate)
  const { body } = await again.call('POST', `/api/portal/applications/${id}/draft`)
  const filed = await submitDraft(again, body as unknown as DraftView)
  expect([filed.status, filed.body.problems]).toEqual([200, undefined])
})

test('AUD-07, AUD-09 the audit of a batch finds whoever was approved under a rule of 顶替 that has ended since', async () => {
  const id = await fileGraduation(await graduand())
  application.clock.advance(DAY_MS)
  const officer = await given.officer('authority_reviewer')
  const { rows } = await application.owner.query<{ id: string }>(
    `select b.id from applications a join filings f on f.ticket_id = a.ticket_id join windows w on w.id = f.window_id
     join graduation_batch_rounds r on r.round = w.round join graduation_batches b on b.id = r.batch_id where a.id = $1`,
    [id],
  )
  const { body } = await officer.call('POST', `/api/office/graduation-batches/${rows[0]?.id}/audits`, {
    body: { scope: 'batch' },
  })
  await degreeAuditTasks(application.deps)['audit-degrees']({ auditId: String(body.id) }, 'early')
  const lines = await application.owner.query<{ verdict: string }>(
    'select verdict from graduation_audit_lines where audit_id = $1 and subject_id = $2',
    [body.id, id],
  )
  expect(lines.rows).toEqual([{ verdict: 'qualifies' }])
})
