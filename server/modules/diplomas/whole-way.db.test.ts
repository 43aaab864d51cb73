import { expect, test } from 'vitest'
import { degreeAuditTasks, replayDegrees } from '#modules/degree-audits/public.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { fileGraduation, openGraduation } from '#tests/support/graduate.ts'
import { hasPaid, withoutSampleGraduates } from '#tests/support/graduates.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)

async function decide(officer: Officer, id: string): Promise<void> {
  await officer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  await openPictures(officer, id)
  const body = { revision: 1, reasons: [], verdict: 'approve' }
  const { status, text } = await officer.call('POST', `/api/office/reviews/${id}/decision`, { body })
  expect([status, status === 200 ? '' : text]).toEqual([200, ''])
}

interface Approved {
  person: Candidate
  id: string
}

/** Files through the engine and has it approved at all three levels. */
async function approved([school, second, third]: readonly Officer[]): Promise<Approved> {
  const person = await given.candidate().enrolledIn('120203K').passedAll().enter()
  const id = await fileGraduation(person)
  for (const officer of [school, second, third]) if (officer) await decide(officer, id)
  await hasPaid(application, { applicationId: id })
  return { person, id }
}

test('GRA-12, AUD-07, AUD-09 from the filing to the diploma; an undo and the publication at once; the replay agrees', async () => {
  await withoutSampleGraduates(application)
  await openGraduation(application)
  const reviewers = [
    await given.officer('school_reviewer', '10272'),
    await given.officer('authority_reviewer'),
    await given.officer('authority_reviewer'),
  ]
  const supervisor = await given.officer('record_supervisor')
  const proposer = await given.officer('authority_reviewer')
  const batches = (await proposer.call('GET', '/api/office/graduation-batches')).body.batches as {
    id: string
  }[]
  const batch = `/api/office/graduation-batches/${batches[0]?.id}`
  for (let round = 0; round < 4; round += 1) {
    const { person, id } = await approved(reviewers)
    application.clock.advance(1_000)
    const ordered = await proposer.call('POST', `${batch}/audits`, { body: { scope: 'batch' } })
    const auditId = String(ordered.body.id)
    await degreeAuditTasks(application.deps)['audit-degrees']({ auditId }, 'last')
    const list = await proposer.call('POST', `${batch}/publications`, { body: {} })
    expect(list.body).toMatchObject({ graduates: 1 })
    const asked = await reviewers[2]?.call('POST', `/api/office/reviews/${id}/undo`, {
      body: { reason: '复核发现疑点' },
    })
    const [published, undone] = await Promise.all([
      supervisor.call('POST', `/api/office/graduation-publications/${list.body.id}/decision`, {
        body: { decision: 'approve' },
      }),
      proposer.call('POST', `/api/office/undo-requests/${asked?.body.id}/decision`, {
        body: { decision: 'approve' },
      }),
    ])
    const outcome = [published.body.code ?? 'published', undone.body.code ?? 'undone']
    expect([
      ['published', 'effect_relied_on'],
      ['graduates_changed', 'undone'],
    ]).toContainEqual(outcome)
    const { body } = await person.call('GET', '/api/portal/diplomas')
    expect(body.diplomas).toHaveLength(outcome[0] === 'published' ? 1 : 0)
    if (outcome[0] !== 'published')
      await proposer.call('POST', `/api/office/graduation-publications/${list.body.id}/halt`, {
        body: { reason: '名单有误' },
      })
  }
  const { decisions, differences } = await replayDegrees(application.deps)
  expect(decisions).toBeGreaterThanOrEqual(8)
  expect(differences).toBe(0)
})
