import { beforeEach, expect, test } from 'vitest'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import {
  appliesForGraduation,
  isAudited,
  publishGraduates,
  sampleBatch,
  withoutSampleGraduates,
} from '#tests/support/graduates.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { verifierOf, wordOf } from '#tests/support/verifier.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const employer = verifierOf(application)
let supervisor: Officer
let graduate: Candidate
let batchId = ''

beforeEach(async () => {
  await withoutSampleGraduates(application)
  supervisor = await given.officer('record_supervisor')
  graduate = await graduates('120203K')
  batchId = await sampleBatch(application)
})

async function graduates(major: string): Promise<Candidate> {
  const candidate = await given.candidate().enrolledIn(major).enter()
  await appliesForGraduation(application, candidate)
  return candidate
}

/** The diploma of everybody who graduates comes out. */
async function publish(): Promise<void> {
  await isAudited(application)
  const proposer = await given.officer('authority_reviewer')
  await publishGraduates(application, { proposer, supervisor })
}

/** The roster of the school of a graduate. */
async function roster({ ticketId }: Pick<Candidate, 'ticketId'> = graduate): Promise<Buffer> {
  const { rows } = await application.owner.query<{ school_id: string }>(
    'select school_id from diplomas where ticket_id = $1',
    [ticketId],
  )
  const printed = await supervisor.call('POST', `/api/office/graduation-batches/${batchId}/roster-paper`, {
    body: { schoolId: rows[0]?.school_id },
  })
  expect(printed.status, printed.text.slice(0, 300)).toBe(200)
  return printed.bytes
}

test('GRA-12, VER-02 a revoked diploma revokes the roster that it stands in, at once', async () => {
  await publish()
  const printed = await roster()
  const verdict = await employer.file(printed)
  expect(wordOf(verdict)).toBe('genuine')
  expect(JSON.stringify(verdict)).not.toContain(graduate.name)
  expect(wordOf(await employer.print(printed))).toBe('genuine')
  const found = await supervisor.call('POST', '/api/office/diplomas/search', {
    body: { q: graduate.ticketNo },
  })
  const [diploma] = found.body.diplomas as { id: string }[]
  const asked = await supervisor.call('POST', `/api/office/diplomas/${diploma?.id}/revocation`, {
    body: { reason: '学历证明系伪造' },
  })
  expect(wordOf(await employer.file(printed))).toBe('genuine')
  const second = await given.officer('record_supervisor')
  const settled = await second.call('POST', `/api/office/diploma-revocations/${asked.body.id}/decision`, {
    body: { decision: 'approve' },
  })
  expect(settled.status).toBe(200)
  expect(wordOf(await employer.file(printed))).toBe('revoked: diploma_revoked')
})

test('GRA-12, VER-02 a further list of the batch supersedes the roster of each school on it, and so does its withdrawal', async () => {
  const elsewhere = await graduates('050101')
  await publish()
  const [older, other] = [await roster(), await roster(elsewhere)]
  const late = await graduates('120203K')
  await isAudited(application)
  const proposer = await given.officer('authority_reviewer')
  const tomorrow = new Date(application.clock.now().getTime() + 24 * 60 * 60_000)
  const { id } = await publishGraduates(application, { proposer, supervisor }, tomorrow)
  expect(wordOf(await employer.file(older))).toBe('revoked: superseded')
  expect(wordOf(await employer.file(other))).toBe('genuine')
  const newer = await roster(late)
  expect(wordOf(await employer.file(newer))).toBe('genuine')

  await proposer.call('POST', `/api/office/graduation-publications/${id}/halt`, {
    body: { reason: '名单有误' },
  })
  const settled = await supervisor.call('POST', `/api/office/graduation-publications/${id}/settlement`, {
    body: { decision: 'withdraw' },
  })
  expect(settled.status).toBe(200)
  expect(wordOf(await employer.file(newer))).toBe('revoked: superseded')
  expect(wordOf(await employer.file(other))).toBe('genuine')
  expect(wordOf(await employer.file(await roster()))).toBe('genuine')
})
