import { expect, test } from 'vitest'
import { degreeAuditTasks } from '#modules/degree-audits/public.ts'
import { fileExemption } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { coursesOf } from '#tests/support/graduate.ts'
import { appliesForGraduation, withoutSampleGraduates } from '#tests/support/graduates.ts'
import { somebodyWaits } from '#tests/support/locks.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { agreeToUndo, askForUndo } from '#tests/support/undo.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const MAJOR = '120203K'
const COURSE = '03708'

/** Files an exemption from the one course that a candidate lacks, and has it approved at both levels. */
async function exempted(candidate: Candidate): Promise<string> {
  const { ids } = await fileExemption(candidate, { courses: [COURSE], seed: 81 })
  const [id = ''] = ids
  const officers = [
    await given.officer('school_reviewer', '10272'),
    await given.officer('authority_reviewer'),
  ]
  for (const officer of officers) {
    await officer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
    await openPictures(officer, id)
    const decided = await officer.call('POST', `/api/office/reviews/${id}/decision`, {
      body: { revision: 1, verdict: 'approve', reasons: [] },
    })
    expect([decided.status, decided.text]).toEqual([200, decided.text])
  }
  return id
}

test('REV-06, GRA-12 an audit that read an exemption while its undoing waited is older than the undoing, and lists nobody', async () => {
  await withoutSampleGraduates(application)
  const passed = (await coursesOf(application, MAJOR)).filter((course) => course !== COURSE)
  const candidate = await given
    .candidate()
    .enrolledIn(MAJOR)
    .passed(...passed)
    .enter()
  const exemption = await exempted(candidate)
  await appliesForGraduation(application, candidate)
  application.clock.advance(1_000)
  const requestId = await askForUndo(given, exemption)
  const officer = await given.officer('authority_reviewer')
  const { rows } = await application.owner.query<{ id: string }>(
    "select id from graduation_batches where name = '2026年12月'",
  )
  const batch = `/api/office/graduation-batches/${rows[0]?.id}`
  const client = await application.owner.connect()
  try {
    await client.query('begin')
    await client.query('select id from persons where id = $1 for no key update', [candidate.personId])
    const undoing = agreeToUndo(given, requestId)
    await somebodyWaits(application)
    application.clock.advance(300)
    const { body: audit } = await officer.call('POST', `${batch}/audits`, { body: { scope: 'batch' } })
    await degreeAuditTasks(application.deps)['audit-degrees']({ auditId: String(audit.id) }, 'early')
    application.clock.advance(300)
    await client.query('commit')
    expect((await undoing).body).toEqual({ done: true })
  } finally {
    client.release()
  }
  application.clock.advance(1_000)
  const proposed = await officer.call('POST', `${batch}/publications`, { body: {} })
  expect(proposed.body).toMatchObject({ code: 'graduates_none' })
})
