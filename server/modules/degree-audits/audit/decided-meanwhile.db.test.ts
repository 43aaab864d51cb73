import { beforeEach, expect, test } from 'vitest'
import { degreeAuditTasks } from '#modules/degree-audits/public.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { appliesForGraduation, sampleBatch, withoutSampleGraduates } from '#tests/support/graduates.ts'
import { keepLocked, keepPerson, somebodyWaits, waitingIn } from '#tests/support/locks.ts'
import { startApplication } from '#tests/support/test-application.ts'

// A score that is taken away while its batch is audited, and what the audit may then be worth (decision 0080).

const application = startApplication({ per: 'test' })
const given = givenIn(application)
let officer: Officer
let supervisor: Officer
let batchId = ''
let person: Candidate
let correctionId = ''

beforeEach(async () => {
  await withoutSampleGraduates(application)
  officer = await given.officer('authority_reviewer')
  supervisor = await given.officer('record_supervisor')
  batchId = await sampleBatch(application)
  person = await given.candidate().enrolledIn('530605').passedAll().enter()
  await appliesForGraduation(application, person)
  application.clock.advance(1_000)
  const scoreId = await one('select id from scores where person_id = $1 order by course_code limit 1', [
    person.personId,
  ])
  const clerk = await given.officer('score_officer')
  const { body } = await clerk.call('POST', '/api/office/corrections', {
    body: {
      ...{ personId: person.personId, scoreId, reason: '登分错误' },
      newOutcome: { kind: 'marked', mark: 41 },
    },
  })
  correctionId = String(body.id)
})

async function one(query: string, values: unknown[] = []): Promise<string> {
  const { rows } = await application.owner.query<Record<string, unknown>>({ text: query, values })
  return String(Object.values(rows[0] ?? {})[0])
}

const approve = () =>
  supervisor.call('POST', `/api/office/corrections/${correctionId}/decision`, {
    body: { decision: 'approve' },
  })
const order = async () => {
  const { body } = await officer.call('POST', `/api/office/graduation-batches/${batchId}/audits`, {
    body: { scope: 'batch' },
  })
  return String(body.id)
}
const run = (auditId: string) => degreeAuditTasks(application.deps)['audit-degrees']({ auditId }, 'early')

test('AUD-07, IMP-03 an audit waits for a correction that is being decided, and reads what it left', async () => {
  // The correction has replaced the score and waits for its message.
  const letGo = await keepLocked(application, 'lock table messages in share mode')
  const deciding = approve()
  await somebodyWaits(application)
  const auditId = await order()
  let isRunning = true
  const running = run(auditId).finally(() => {
    isRunning = false
  })
  await expect.poll(async () => !isRunning || (await waitingIn(application)) === 2).toBe(true)
  await letGo()
  expect((await deciding).status).toBe(200)
  await running
  expect(await one('select verdict from graduation_audit_lines where audit_id = $1', [auditId])).toBe('short')
})

test('AUD-07, IMP-03 a correction is as late as the moment from which nobody else decides on the record', async () => {
  const letGo = await keepPerson(application, person.personId)
  const deciding = approve()
  await somebodyWaits(application)
  application.clock.advance(300)
  await letGo()
  expect((await deciding).status).toBe(200)
  const decidedAt = await one(
    'select extract(epoch from decided_at) * 1000 from score_corrections where id = $1',
    [correctionId],
  )
  expect(Number(decidedAt)).toBe(application.clock.now().getTime())
})

test('AUD-07, GRA-12 an audit ordered in the very instant in which a score is taken away is no ground for a list', async () => {
  const auditId = await order()
  await run(auditId)
  expect((await approve()).status).toBe(200)
  const list = await officer.call('POST', `/api/office/graduation-batches/${batchId}/publications`, {
    body: {},
  })
  expect(list.body.code).toBe('graduates_none')
})
