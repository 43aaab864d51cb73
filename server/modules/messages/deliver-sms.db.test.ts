import { afterEach, beforeEach, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { systemRandom } from '#kernel/random.ts'
import { createGatewaySender } from '#platform/texting/gateway-sender.ts'
import { TextingUnavailable } from '#platform/texting/text-sender.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { startTextPeer, type TextPeer } from '#tests/text-peer/text-peer.ts'
import { messageTasks } from './message-tasks.ts'
import { sendSms } from './send-sms.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
let peer: TextPeer
let person: Candidate

beforeEach(async () => {
  const { clock, deps } = application
  peer = await startTextPeer({ now: () => clock.now().getTime() })
  const { address, secret } = peer
  Object.assign(deps, { texts: createGatewaySender({ address, secret, clock, random: systemRandom }) })
  person = await given.candidate().enter()
})
afterEach(() => peer.stop())

const tasks = () => messageTasks(application.deps, () => undefined)

async function queue(usefulUntil?: Date): Promise<{ smsId: string }> {
  const { personId } = person
  application.clock.advance(1_000)
  await application.deps.database.transact(deadlineIn(10_000), (tx) =>
    sendSms(tx, application.deps, {
      ...{ personId, phone: '13800000000', text: '验证码 123456' },
      ...(usefulUntil ? { usefulUntil } : {}),
    }),
  )
  const { rows } = await application.owner.query<{ id: string }>(
    'select id from sms_outbox where person_id = $1 order by created_at desc, id desc limit 1',
    [personId],
  )
  return { smsId: rows[0]?.id ?? '' }
}

async function stateOf({ smsId }: { smsId: string }) {
  const { rows } = await application.owner.query<{ state: string; failure: string | null; settled: boolean }>(
    'select state, failure, settled_at is not null as settled from sms_outbox where id = $1',
    [smsId],
  )
  return rows[0]
}

async function jobsOf({ smsId }: { smsId: string }): Promise<string[]> {
  const { rows } = await application.owner.query<{ identifier: string }>(
    `select t.identifier from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where j.payload->>'smsId' = $1 order by j.id`,
    [smsId],
  )
  return rows.map(({ identifier }) => identifier)
}

test('LOG-08, MSG-01 a text message is accepted, followed, and delivered; its state says so at each step', async () => {
  const sms = await queue()
  await tasks()['send-sms'](sms, 'early')
  expect(await stateOf(sms)).toEqual({ state: 'accepted', failure: null, settled: false })
  expect(peer.sent.get(sms.smsId)).toEqual({ to: '13800000000', text: '验证码 123456' })
  await tasks()['follow-sms'](sms, 'early')
  expect(await jobsOf(sms)).toEqual(['send-sms', 'follow-sms', 'follow-sms'])
  peer.fate = 'delivered'
  await tasks()['follow-sms'](sms, 'early')
  expect(await stateOf(sms)).toEqual({ state: 'delivered', failure: null, settled: true })
  // A late job changes nothing, and asks nobody.
  const heard = peer.heard.length
  await tasks()['send-sms'](sms, 'early')
  await tasks()['follow-sms'](sms, 'early')
  expect(peer.heard).toHaveLength(heard)
})

test('LOG-08 an answer that is lost is asked for again under the same id: one message goes out', async () => {
  const sms = await queue()
  peer.mood = 'lost'
  await expect(tasks()['send-sms'](sms, 'early')).rejects.toThrow(TextingUnavailable)
  expect(await stateOf(sms)).toMatchObject({ state: 'queued' })
  peer.mood = 'well'
  await tasks()['send-sms'](sms, 'early')
  expect(await stateOf(sms)).toMatchObject({ state: 'accepted' })
  expect(peer.sent.size).toBe(1)
})

test('LOG-08 of two runs of one job one moves the message, and one follows it', async () => {
  const sms = await queue()
  await Promise.all([tasks()['send-sms'](sms, 'early'), tasks()['send-sms'](sms, 'early')])
  expect(peer.sent.size).toBe(1)
  expect(await stateOf(sms)).toMatchObject({ state: 'accepted' })
  expect(await jobsOf(sms)).toEqual(['send-sms', 'follow-sms'])
})

test('LOG-08 a code that is no longer valid is not sent, and one that cannot be handed over ends in words', async () => {
  const late = await queue(new Date(application.clock.now().getTime() + 600_000))
  peer.mood = 'down'
  await expect(tasks()['send-sms'](late, 'early')).rejects.toThrow()
  application.clock.advance(600_000)
  peer.mood = 'well'
  await tasks()['send-sms'](late, 'early')
  expect(await stateOf(late)).toEqual({ state: 'failed', failure: '过了有效时间，没有再发', settled: true })
  const tried = await queue()
  peer.mood = 'forged'
  await expect(tasks()['send-sms'](tried, 'last')).rejects.toThrow()
  expect(await stateOf(tried)).toMatchObject({ state: 'failed', failure: '多次未能交给短信网关' })
  const killed = await queue()
  await tasks()['send-sms'](killed, 'over')
  expect(await stateOf(killed)).toMatchObject({ state: 'failed' })
})

test('LOG-08 a number that is not in use, and a gateway that has forgotten, are told apart', async () => {
  const wrong = await queue()
  peer.fate = { failed: '空号' }
  await tasks()['send-sms'](wrong, 'early')
  expect(await stateOf(wrong)).toEqual({ state: 'failed', failure: '空号', settled: true })
  peer.fate = 'accepted'
  const forgotten = await queue()
  await tasks()['send-sms'](forgotten, 'early')
  peer.forget(forgotten.smsId)
  await tasks()['follow-sms'](forgotten, 'early')
  expect(await stateOf(forgotten)).toMatchObject({ state: 'queued' })
  expect(await jobsOf(forgotten)).toEqual(['send-sms', 'follow-sms', 'send-sms'])
  await tasks()['send-sms'](forgotten, 'early')
  expect(peer.sent.has(forgotten.smsId)).toBe(true)
})

test('LOG-08 what was queued when texting was switched off fails, and a day without news ends the questions', async () => {
  const old = await queue()
  await tasks()['send-sms'](old, 'early')
  application.clock.advance(25 * 3600_000)
  await tasks()['follow-sms'](old, 'early')
  expect(await jobsOf(old)).toEqual(['send-sms', 'follow-sms'])
  const sms = await queue()
  Object.assign(application.deps, { texts: undefined })
  await tasks()['send-sms'](sms, 'early')
  expect(await stateOf(sms)).toMatchObject({ state: 'failed', failure: '没有接通短信' })
})
