import { beforeEach, expect, test } from 'vitest'
import { sweepExpired } from '#server/retention.ts'
import { givenIn } from '#tests/support/given.ts'
import { beginPaying, givenPayer, orderOf, ordersOfTenMinutes } from '#tests/support/orders.ts'
import { owesFee, pay, paymentsOfOrder } from '#tests/support/paid-order.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const minutes = (count: number) => count * 60_000

beforeEach(async () => {
  await ordersOfTenMinutes(application)
})

/** When a job runs; undefined: there is none that may still be tried. */
async function runsAt(key: string): Promise<Date | undefined> {
  const { rows } = await application.owner.query<{ run_at: Date }>(
    'select run_at from graphile_worker.jobs where key = $1 and attempts < max_attempts',
    [key],
  )
  return rows[0]?.run_at
}

/** Leaves a job without tries, as ten failures do. */
async function usesUp(key: string): Promise<void> {
  const { rowCount } = await application.owner.query(
    'update graphile_worker._private_jobs set attempts = max_attempts where key = $1',
    [key],
  )
  expect(rowCount).toBe(1)
}

test('PAY-04 an order whose job used up its tries is followed again an hour after its time, and not before', async () => {
  const payer = await givenPayer(application, given)
  const id = await orderOf(payer)
  await beginPaying(payer.person, id)
  const key = `follow order ${id}`
  await usesUp(key)
  application.clock.advance(minutes(11))
  await sweepExpired(application.deps)
  expect(await runsAt(key)).toBeUndefined()
  application.clock.advance(minutes(60))
  await sweepExpired(application.deps)
  expect(await runsAt(key)).toEqual(application.clock.now())
})

test('PAY-04, OPS-01 an order is followed again although nothing of what has expired can be deleted', async () => {
  const payer = await givenPayer(application, given)
  const id = await orderOf(payer)
  await beginPaying(payer.person, id)
  const key = `follow order ${id}`
  await usesUp(key)
  application.clock.advance(minutes(71))
  await application.owner.query('revoke delete on spent_captchas from kaoji_app')
  try {
    await expect(sweepExpired(application.deps)).rejects.toThrow('1 failed, 0 not begun')
  } finally {
    await application.owner.query('grant delete on spent_captchas to kaoji_app')
  }
  expect(await runsAt(key)).toEqual(application.clock.now())
})

test('PAY-04 a refund whose job used up its tries is followed again', async () => {
  const [first, second] = [await given.officer('finance'), await given.officer('finance')]
  const { orderId, attemptNos } = await owesFee(application, await given.candidate().enter())
  for (const attemptNo of attemptNos) await pay(application, attemptNo)
  const [fee] = await paymentsOfOrder(application, orderId)
  const asked = await first.call('POST', `/api/office/payments/${fee?.id}/refund`, {
    body: { reason: '考生申请退款，核对无误' },
  })
  const agreed = await second.call('POST', `/api/office/refunds/${asked.body.id}/decision`, {
    body: { seen: 'requested', version: 1, decision: 'approve' },
  })
  expect(agreed.status).toBe(200)
  const key = `follow refund ${asked.body.id}`
  await usesUp(key)
  application.clock.advance(minutes(61))
  await sweepExpired(application.deps)
  expect(await runsAt(key)).toEqual(application.clock.now())
})
