import { expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
/** More than any of the lists has of what is settled. */
const MANY = 210

test('IMP-03, AUD-02, REV-06 whatever waits for a second person is listed and counted, however much does', async () => {
  const asker = await given.officer('score_officer')
  const supervisor = await given.officer('record_supervisor')
  const { owner, clock } = application
  await owner.query(
    `insert into score_corrections (id, person_id, score_id, state, old_value, new_value, reason, requested_by, requested_at)
     select gen_random_uuid(), s.person_id, s.id, 'requested', '{"kind":"absent"}', '{"kind":"marked","mark":60}', '复核后更正', $1,
       $2::timestamptz - interval '1 day' from scores s order by s.person_id, s.id limit $3`,
    [asker.staffId, clock.now(), MANY],
  )
  await owner.query(
    `insert into sanctions (id, person_id, kind, until, reason, state, requested_by, requested_at)
     select gen_random_uuid(), p.id, 'diploma_delayed', '2027-12-31', '处分通知', 'requested', $1, $2::timestamptz - interval '1 day'
     from persons p, generate_series(1, $3) n order by p.id, n limit $3`,
    [asker.staffId, clock.now(), MANY],
  )
  const waiting = async (path: string, key: string) => {
    const { body } = await supervisor.call('GET', path)
    return (body[key] as { state: string }[]).filter(({ state }) => state === 'requested').length
  }
  expect(await waiting('/api/office/corrections', 'corrections')).toBeGreaterThanOrEqual(MANY)
  expect(await waiting('/api/office/sanctions', 'sanctions')).toBeGreaterThanOrEqual(MANY)
})
