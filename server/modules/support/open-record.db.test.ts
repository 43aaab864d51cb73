import { beforeAll, expect, test } from 'vitest'
import type { RecordLists, WholeRecord } from '#contracts/office/support/whole-record.ts'
import { fileExemption } from '#tests/support/applicant.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
let candidate: Candidate
let support: Officer

beforeAll(async () => {
  candidate = await given.candidate().enrolledIn('120203K').enter()
  support = await given.officer('candidate_support')
})

const open = (who: Officer, reason: string) =>
  who.call('POST', `/api/office/candidates/${candidate.personId}/opening`, { body: { reason } })

test('ACC-02, TRL-01 support opens the whole record with a reason, which is in the trail, and nothing without one', async () => {
  const { ids } = await fileExemption(candidate, { courses: ['03708'], seed: 5 })
  const { owner, clock } = application
  await owner.query(
    `insert into sign_ins (id, person_id, at, address, agent, outcome) values (gen_random_uuid(), $1, $2, '192.0.2.9', 'x', 'failed')`,
    [candidate.personId, clock.now()],
  )
  const ordinary = await support.call('GET', `/api/office/candidates/${candidate.personId}`)
  expect(ordinary.body.code).toBe('not_permitted')
  expect((await open(support, '电话')).status).toBe(400)
  const { status, body, text } = await open(support, '来电咨询免考进度')
  expect(status).toBe(200)
  const record = body as WholeRecord
  expect(record.applications.map(({ id, state }) => [id, state])).toEqual([[ids[0], 'pending']])
  expect(record.candidate.tickets.map(({ ticketNo }) => ticketNo)).toEqual([candidate.ticketNo])
  expect(record.scores.length).toBeGreaterThan(0)
  expect(record.messages.length).toBeGreaterThan(0)
  expect(record.signIns.map(({ outcome }) => outcome)).toContain('failed')
  expect(text).not.toContain(candidate.idNumber)
  const { rows } = await owner.query(
    "select actor_id, reason from audit_entries where action = 'candidate.open' and person_id = $1",
    [candidate.personId],
  )
  expect(rows).toEqual([{ actor_id: support.staffId, reason: '来电咨询免考进度' }])
})

test('ACC-02 support reads why an application was rejected, in the words that the candidate has', async () => {
  const other = await given.candidate().enrolledIn('120203K').enter()
  const { ids } = await fileExemption(other, { courses: ['03709'], seed: 6 })
  await application.owner.query(
    `insert into application_steps (person_id, application_id, seq, kind, at, revision, level, staff_id, note, reasons)
     select person_id, id, 2, 'rejected', $2, 1, 1, $3, '请补交原件照片', '[{"code":"blurred","words":"照片看不清。","remedy":"请重新拍摄。"}]'
     from applications where id = $1`,
    [ids[0], application.clock.now(), support.staffId],
  )
  await application.owner.query("update applications set state = 'rejected' where id = $1", [ids[0]])
  const reply = await support.call('POST', `/api/office/candidates/${other.personId}/opening`, {
    body: { reason: '来电咨询未通过原因' },
  })
  const [matter] = (reply.body as WholeRecord).applications
  expect([matter?.state, matter?.reasons, matter?.note]).toEqual([
    'rejected',
    ['照片看不清。 请重新拍摄。'],
    '请补交原件照片',
  ])
})

test('ACC-02, TRL-01 a list of more than 100 says so, and its older ones are shown in turn, for a reason that is recorded', async () => {
  const person = await given.candidate().enter()
  await application.owner.query(
    `insert into sign_ins (id, person_id, at, address, agent, outcome)
     select gen_random_uuid(), $1, $2::timestamptz - make_interval(mins => n), '192.0.2.9', n::text, 'failed' from generate_series(1, 230) n`,
    [person.personId, application.clock.now()],
  )
  const opening = `/api/office/candidates/${person.personId}/opening`
  const { body } = await support.call('POST', opening, { body: { reason: '来电询问登录' } })
  const record = body as WholeRecord
  expect([record.more, record.signIns.length]).toEqual([['signIns'], 100])
  const older = async (shown: number) => {
    const asked = { reason: '来电询问登录', list: 'signIns', shown }
    return (await support.call('POST', `${opening}/older`, { body: asked })).body as Partial<RecordLists> & {
      more: boolean
    }
  }
  const [second, third] = [await older(100), await older(200)]
  expect([second.more, second.signIns?.length, third.more, third.messages]).toEqual([
    true,
    100,
    false,
    undefined,
  ])
  const all = [record, second, third].flatMap(({ signIns = [] }) =>
    signIns.filter(({ address }) => address === '192.0.2.9'),
  )
  expect(all.map(({ agent }) => agent)).toEqual(Array.from({ length: 230 }, (_, place) => String(place + 1)))
  const nobody = `/api/office/candidates/${candidate.ticketId}/opening/older`
  const ofNobody = { reason: '来电询问登录', list: 'signIns', shown: 100 }
  expect((await support.call('POST', nobody, { body: ofNobody })).body.code).toBe('not_found')
  const { rows } = await application.owner.query(
    "select new_value, reason from audit_entries where action = 'candidate.open' and person_id = $1 order by at, seq",
    [person.personId],
  )
  const again = { new_value: { whole: true, list: 'signIns' }, reason: '来电询问登录' }
  expect(rows).toEqual([{ ...again, new_value: { whole: true } }, again, again])
})
