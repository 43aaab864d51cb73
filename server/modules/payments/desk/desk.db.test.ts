import { beforeEach, expect, test } from 'vitest'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { owesFee, pay, paymentsOfOrder } from '#tests/support/paid-order.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { fetchBill } from '../reconciliation/fetch-bills.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
let finance: Officer

beforeEach(async () => {
  finance = await given.officer('finance')
})

async function paidTwice() {
  const candidate = await given.candidate().enter()
  const order = await owesFee(application, candidate, 2)
  for (const attemptNo of order.attemptNos) await pay(application, attemptNo)
  const [fee, extra] = await paymentsOfOrder(application, order.orderId)
  return { candidate, ...order, fee, extra }
}

test('PAY-04, PAY-05 finance’s day shows what was paid twice until it goes back, and then the refund', async () => {
  const { orderId, extra } = await paidTwice()
  const dayOf = async () => (await finance.call('GET', '/api/office/payments/day')).body
  const isListed = (list: unknown) => (list as { orderId: string }[]).some((one) => one.orderId === orderId)
  const before = await dayOf()
  expect([isListed(before.extras), isListed(before.refunds)]).toEqual([true, false])
  expect(before.providers).toEqual([{ name: 'demonstration', isOpen: true }])
  await finance.call('POST', `/api/office/payments/${extra?.id}/refund`, { body: { reason: '重复支付' } })
  const after = await dayOf()
  expect([isListed(after.extras), isListed(after.refunds)]).toEqual([false, true])
})

test('PAY-04 an order is found by every number that somebody holds in the hand, and shows its life', async () => {
  const { candidate, orderId, attemptNos, extra } = await paidTwice()
  const { rows } = await application.owner.query(
    'select o.order_no, p.receipt_no from payment_orders o join payments p on p.order_id = o.id where o.id = $1 and p.purpose = $2',
    [orderId, 'fee'],
  )
  const numbers = [
    rows[0].order_no,
    rows[0].receipt_no,
    candidate.ticketNo,
    attemptNos[1],
    extra?.transaction_no,
  ]
  for (const q of numbers) {
    const { body } = await finance.call('POST', '/api/office/payments/search', { body: { q } })
    expect((body.orders as { orderId: string }[]).map((one) => one.orderId)).toEqual([orderId])
  }
  const { body } = await finance.call('GET', `/api/office/orders/${orderId}`)
  expect(body.payments).toMatchObject([{ purpose: 'fee' }, { purpose: 'extra', extraReason: 'paid_before' }])
  expect(body.attempts).toHaveLength(2)
  // Both were heard at the same instant: the clock of the tests stands still.
  const outcomes = (body.notices as { outcome: string }[]).map(({ outcome }) => outcome)
  expect(outcomes.toSorted()).toEqual(['extra', 'paid'])
})

test('PAY-04 a day adds up by school and channel, its bill beside it, and its export is in the trail', async () => {
  await paidTwice()
  application.clock.advance(24 * 3600_000)
  const clerk = await given.officer('finance')
  await fetchBill(application.deps, { provider: 'demonstration', day: '2026-11-23' })
  const { body } = await clerk.call('GET', '/api/office/bills')
  const [day] = body.days as { day: string; bill: object; ours: object; open: number }[]
  if (!day) throw new Error('no day')
  const { comparedAt: _, ...bill } = day.bill as { comparedAt: string }
  expect(day).toMatchObject({ day: '2026-11-23', open: 0, ours: bill })
  const one = await clerk.call('GET', '/api/office/bills/2026-11-23')
  const totals = one.body.totals as { schoolName: string; channel: string; paymentsFen: number }[]
  const sums = totals.reduce((sum, { paymentsFen }) => sum + paymentsFen, 0)
  expect(sums).toBe((bill as unknown as { paymentsFen: number }).paymentsFen)
  const file = await clerk.call('GET', '/api/office/bill-totals?from=2026-11-23&until=2026-11-23')
  expect(file.status).toBe(200)
  const { rows } = await application.owner.query(
    "select actor_id, new_value from audit_entries where action = 'bill.export'",
  )
  expect(rows).toMatchObject([
    { actor_id: clerk.staffId, new_value: { from: '2026-11-23', lines: totals.length } },
  ])
})

test('PAY-04 totals that are too long for one file are refused, and not cut', async () => {
  const { orderId } = await paidTwice()
  const clerk = await given.officer('finance')
  await application.owner.query(
    `insert into payments (id, order_id, person_id, channel, transaction_no, fen, paid_at, recorded_at, learnt_by, purpose, extra_reason)
     select gen_random_uuid(), id, person_id, 'counter', 'T' || n, 100, timestamptz '2026-11-22 12:00+08' - n * interval '1 day', now(), 'counter', 'extra', 'paid_before'
     from payment_orders, generate_series(0, 20000) n where id = $1`,
    [orderId],
  )
  const totals = (from: string) => clerk.call('GET', `/api/office/bill-totals?from=${from}&until=2026-11-22`)
  expect((await totals('1900-01-01')).body).toMatchObject({
    code: 'totals_too_long',
    text: expect.stringContaining('请缩短起止日期'),
  })
  expect((await totals('2020-01-01')).status).toBe(200)
})

test('PAY-04 what waits at finance is counted whole, also where a list shows the oldest only', async () => {
  const { orderId } = await paidTwice()
  await application.owner.query(
    `insert into payments (id, order_id, person_id, channel, transaction_no, fen, paid_at, recorded_at, learnt_by, purpose, extra_reason)
     select gen_random_uuid(), id, person_id, 'counter', 'T' || n, 100, now(), now(), 'counter', 'extra', 'paid_before'
     from payment_orders, generate_series(1, 200) n where id = $1`,
    [orderId],
  )
  const { body } = await finance.call('GET', '/api/office/payments/day')
  expect([(body.extras as unknown[]).length, body.extrasWaiting]).toEqual([200, 201])
  await application.owner.query(
    `insert into bill_differences (id, provider, day, kind, about, attempt_no, transaction_no, their_fen, their_at, state, version, found_at)
     select gen_random_uuid(), 'demonstration', '2026-11-22', 'payment_unknown', 'T' || n, 'A' || n, 'T' || n, 100, now(), 'open', 1, now()
     from generate_series(1, 501) n`,
  )
  for (const path of ['/api/office/bills', '/api/office/bills/2026-11-22']) {
    const { body: bills } = await finance.call('GET', path)
    expect([path, (bills.differences as unknown[]).length, bills.found]).toEqual([path, 500, 501])
  }
})

test('PAY-04 a refund that waits for somebody is listed however many others are on their way', async () => {
  const { orderId, extra } = await paidTwice()
  await finance.call('POST', `/api/office/payments/${extra?.id}/refund`, { body: { reason: '重复支付' } })
  await application.owner.query(
    `insert into payments (id, order_id, person_id, channel, transaction_no, fen, paid_at, recorded_at, learnt_by, purpose, extra_reason)
     select gen_random_uuid(), id, person_id, 'counter', 'S' || n, 100, now(), now(), 'counter', 'extra', 'paid_before'
     from payment_orders, generate_series(1, 201) n where id = $1`,
    [orderId],
  )
  await application.owner.query(
    `insert into refunds (id, refund_no, payment_id, order_id, person_id, channel, fen, basis, reason, state, requested_by, requested_at, decided_by, decided_at, ask_at, moved_at)
     select gen_random_uuid(), 'R' || lpad(y.transaction_no, 16, '0'), y.id, y.order_id, y.person_id, 'demonstration', 100, r.basis, r.reason, 'sent', r.requested_by,
       r.requested_at - interval '1 day', $2, now(), now(), now()
     from payments y, refunds r where y.transaction_no like 'S%' and r.payment_id = $1`,
    [extra?.id, (await given.officer('finance')).staffId],
  )
  await application.owner.query(
    `insert into payment_notices (id, provider, notice_no, kind, learnt_by, attempt_no, fen, outcome, received_at)
     select gen_random_uuid(), 'demonstration', 'N' || n, 'payment', 'notice', 'X' || n, 100, 'attempt_unknown', $1 from generate_series(1, 101) n`,
    [application.deps.clock.now()],
  )
  const { body } = await finance.call('GET', '/api/office/payments/day')
  const refunds = body.refunds as { refund: { state: string } }[]
  expect([refunds[0]?.refund.state, refunds.length, body.refundsInWork]).toEqual(['requested', 201, 202])
  expect([(body.oddNotices as unknown[]).length, body.oddFound]).toEqual([100, 101])
})

test('ACC-01 finance’s desk is finance’s alone', async () => {
  const others = [await given.officer('record_supervisor'), await given.officer('school_registrar', '10272')]
  for (const who of others)
    for (const path of ['/api/office/payments/day', '/api/office/bills', '/api/office/bill-totals'])
      expect((await who.call('GET', path)).body.code).toBe('not_permitted')
})
