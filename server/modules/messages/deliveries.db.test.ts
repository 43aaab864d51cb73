import { expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ per: 'test' })

test('MSG-01 staff see what was sent, delivered, refused and what waits, counted by day and week, and no address whole', async () => {
  const given = givenIn(application)
  const [officer, candidate] = [await given.officer('system_administrator'), await given.candidate().enter()]
  const { cipher, ids, clock } = application.deps
  await application.owner.query('delete from sms_outbox')
  const hoursAgo = (hours: number) => new Date(clock.now().getTime() - hours * 3_600_000)
  const text = (state: string, hours: number, failure: string | null = null) =>
    application.owner.query(
      `insert into sms_outbox (id, person_id, phone_cipher, body_cipher, created_at, state, settled_at, failure)
       values ($1, $2, $3, $4, $5, $6, $5, $7)`,
      [
        ...[ids.next(), candidate.personId, cipher.seal('person.phone', '13912343548')],
        ...[cipher.seal('sms.body', '验证码 123456'), hoursAgo(hours), state, failure],
      ],
    )
  await text('delivered', 1)
  await text('delivered', 30)
  await text('failed', 2, '号码停机')
  await text('queued', 3)
  await text('delivered', 24 * 8)
  await application.owner.query(
    `insert into letters (id, person_id, address_cipher, created_at, state, settled_at)
     values ($1, $2, $3, $4, 'accepted', $4)`,
    [ids.next(), candidate.personId, cipher.seal('letter.address', 'zhangwei@163.com'), hoursAgo(5)],
  )
  const { body, text: said } = await officer.call('GET', '/api/office/deliveries')
  expect(body.counts).toEqual([
    { kind: 'text', state: 'delivered', lastDay: 1, lastWeek: 2 },
    { kind: 'text', state: 'failed', lastDay: 1, lastWeek: 1 },
    { kind: 'text', state: 'queued', lastDay: 1, lastWeek: 1 },
    { kind: 'letter', state: 'accepted', lastDay: 1, lastWeek: 1 },
  ])
  expect(body.unsettled).toMatchObject([
    { kind: 'text', state: 'failed', to: '139****3548', failure: '号码停机' },
    { kind: 'text', state: 'queued', to: '139****3548' },
  ])
  expect(said).not.toMatch(/13912343548|123456|zhangwei@/)
  const channels = body.channels as { kind: string; isConnected: boolean }[]
  expect(channels.map(({ isConnected }) => isConnected)).toEqual([
    application.deps.texts !== undefined,
    application.deps.mailer !== undefined,
  ])
})

test('MSG-01 of thousands that failed, what waits longest is listed all the same', async () => {
  const given = givenIn(application)
  const [officer, candidate] = [await given.officer('system_administrator'), await given.candidate().enter()]
  const { cipher, clock } = application.deps
  await application.owner.query('delete from sms_outbox')
  const texts = (state: string, count: number, since: string) =>
    application.owner.query(
      `insert into sms_outbox (id, person_id, phone_cipher, body_cipher, created_at, state)
       select gen_random_uuid(), $1, $2, $3, $4::timestamptz - $5::interval + n * interval '1 second', $6 from generate_series(1, $7::int) n`,
      [
        ...[candidate.personId, cipher.seal('person.phone', '13912343548'), cipher.seal('sms.body', '您好')],
        ...[clock.now(), since, state, count],
      ],
    )
  await texts('failed', 101, '1 hour')
  await texts('queued', 101, '2 days')
  const { body } = await officer.call('GET', '/api/office/deliveries')
  const unsettled = body.unsettled as { state: string; at: string }[]
  const ofState = (state: string) => unsettled.filter((one) => one.state === state).map(({ at }) => at)
  const [failed, queued] = [ofState('failed'), ofState('queued')]
  expect([failed.length, queued.length]).toEqual([100, 100])
  expect(queued[0]).toBe(new Date(clock.now().getTime() - 2 * 86_400_000 + 1_000).toISOString())
  expect(failed[0]).toBe(new Date(clock.now().getTime() - 3_600_000 + 101_000).toISOString())
})
