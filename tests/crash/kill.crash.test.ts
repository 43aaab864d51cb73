import { beforeAll, expect, test } from 'vitest'
import { runCrash } from './run.ts'
import { type Stage, startStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
  return () => stage.stop()
}, 240_000)

test('OPS-01 a job under way when PostgreSQL is killed ends nothing but itself, and is run again', async () => {
  const { rows } = await stage.owner.query<{ id: string; sms: string }>(
    'select id, gen_random_uuid() as sms from persons limit 1',
  )
  const { id = '', sms = '' } = rows[0] ?? {}
  // Its message is of no use any more, so that nothing of it is opened or sent: it ends as `failed`.
  await stage.owner.query(
    "insert into sms_outbox (id, person_id, phone_cipher, body_cipher, created_at, useful_until, state) values ($1, $2, '', '', now(), now() - interval '1 minute', 'queued')",
    [sms, id],
  )
  const holder = await stage.owner.connect()
  holder.on('error', () => undefined)
  await holder.query('begin')
  await holder.query('select 1 from sms_outbox where id = $1 for update', [sms])
  await stage.owner.query(
    "select graphile_worker.add_job('send-sms', json_build_object('smsId', $1::text))",
    [sms],
  )
  const locked = async () =>
    (await stage.owner.query('select from graphile_worker.jobs where locked_at is not null')).rowCount
  await expect.poll(locked, { timeout: 20_000 }).toBe(1)
  // What was held goes with the server; the product, worker and all, must not.
  await stage.kill('postgres')
  holder.release(true)
  const state = async () =>
    (await stage.owner.query<{ state: string }>('select state from sms_outbox where id = $1', [sms])).rows[0]
      ?.state
  await expect.poll(state, { timeout: 60_000, interval: 500 }).toBe('failed')
  await stage.owner.query('delete from sms_outbox where id = $1', [sms])
}, 120_000)

test('APP-06 the run under load finds what is lost where PostgreSQL acknowledges before it has written', async () => {
  // A stage of its own: the order of the tests is shuffled, and nothing makes a careless one careful again.
  const careless = await startStage()
  try {
    await careless.makeCareless()
    const { lost } = await runCrash(careless, {
      ...{ what: 'photographs', seed: 1, kills: 1, betweenMs: 1_000 },
      victims: ['postgres'],
    })
    expect(lost.length).toBeGreaterThan(0)
  } finally {
    await careless.stop()
  }
}, 300_000)
