import { expect, test } from 'vitest'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signTrail } from './audit-digest.ts'

const application = startApplication()
const given = givenIn(application)

test('TRL-01 the auditor is shown what the trail has of today: entries, disclosures, exports, failed sign-ins, the newest digest', async () => {
  const auditor = await given.officer('auditor')
  const today = async () => (await auditor.call('GET', '/api/office/audit/today')).body
  const before = await today()
  const candidate = await given.candidate().enter()
  const supervisor = await given.officer('record_supervisor')
  const reveal = { body: { field: 'idNumber', reason: '核对证件' } }
  expect(
    (await supervisor.call('POST', `/api/office/candidates/${candidate.personId}/reveal`, reveal)).status,
  ).toBe(200)
  await auditor.call('POST', '/api/office/audit/export', { body: {} })
  await application.owner.query(
    `insert into sign_ins (id, staff_id, at, address, agent, outcome)
     values (gen_random_uuid(), $1, $2, '127.0.0.1', '', 'failed'), (gen_random_uuid(), $1, $2::timestamptz - interval '1 day', '127.0.0.1', '', 'failed')`,
    [supervisor.staffId, application.deps.clock.now()],
  )
  const after = await today()
  const more = (key: string) => Number(after[key]) - Number(before[key])
  expect([more('disclosures'), more('exports'), more('failedSignIns')]).toEqual([1, 1, 1])
  expect(more('entries')).toBeGreaterThanOrEqual(2)

  await signTrail(application.deps)
  expect((await today()).digestDay).toBe(beijingDateOf(application.deps.clock.now()))
})
