import { expect, test } from 'vitest'
import { ProviderUnavailable } from '#platform/payment/payment-faults.ts'
import type { BillLine } from '#platform/payment/payment-provider.ts'
import { fen } from '#rulebook/money/fen.ts'
import type { Deps } from '#server/deps.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { owesFee, pay, paymentsOfOrder } from '#tests/support/paid-order.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { followRefund } from '../refunds/follow-refund.ts'
import { fetchBill, fetchBills } from './fetch-bills.ts'

/** The tests' clock begins at noon of this day in Beijing. */
const DAY = '2026-11-23'
const application = startApplication({ per: 'test' })
const given = givenIn(application)

async function paidOrder(notice: 'delivered' | 'lost' = 'delivered') {
  const candidate = await given.candidate().enter()
  const order = await owesFee(application, candidate)
  await pay(application, order.attemptNos[0] ?? '', { notice })
  return { candidate, ...order, attemptNo: order.attemptNos[0] ?? '' }
}

const fetchDay = (deps: Deps = application.deps) => fetchBill(deps, { provider: 'demonstration', day: DAY })

/** The next day, with two officers who have just signed in. */
async function nextMorning(): Promise<[Officer, Officer]> {
  application.clock.advance(24 * 3600_000)
  return [await given.officer('finance'), await given.officer('finance')]
}

async function differences() {
  const { rows } = await application.owner.query(
    'select id, kind, state, version, way, our_fen, their_fen, order_id from bill_differences order by kind, about',
  )
  return rows as {
    id: string
    kind: string
    state: string
    version: number
    way: string | null
    order_id: string
  }[]
}

/** The product with a provider that gives this bill. */
function depsWith(bill: () => Promise<readonly BillLine[] | 'not_yet'>): Deps {
  const { deps } = application
  const real = deps.payments.find('demonstration')
  if (!real) throw new Error('no cashier')
  return { ...deps, payments: { ...deps.payments, find: () => ({ ...real, bill }) } }
}

const propose = (who: Visitor, id: string, body: { version: number; way: string }) =>
  who.call('POST', `/api/office/bill-differences/${id}/proposal`, {
    body: { ...body, note: '已与支付渠道核实' },
  })
const decide = (who: Visitor, id: string, body: { version: number; decision: string }) =>
  who.call('POST', `/api/office/bill-differences/${id}/decision`, { body })

async function jobs(): Promise<{ key: string; run_at: Date }[]> {
  const { rows } = await application.owner.query(
    "select key, run_at from graphile_worker.jobs where task_identifier = 'fetch-bill' order by key",
  )
  return rows
}

test('PAY-04 a day on which both sides say the same has a bill and no difference', async () => {
  await paidOrder()
  await nextMorning()
  await fetchDay()
  expect(await differences()).toEqual([])
  const { rows } = await application.owner.query('select payments, payments_fen, version from bills')
  expect(rows).toEqual([{ payments: 1, payments_fen: 5000, version: 1 }])
})

test('PAY-04 a refund that both sides know is no difference, and one that only the bill knows is', async () => {
  const { orderId } = await paidOrder()
  const [payment] = await paymentsOfOrder(application, orderId)
  const [first, second] = [await given.officer('finance'), await given.officer('finance')]
  const path = `/api/office/payments/${payment?.id}/refund`
  const { body } = await first.call('POST', path, { body: { reason: '考生申请退款' } })
  const decision = { seen: 'requested', version: 1, decision: 'approve' }
  await second.call('POST', `/api/office/refunds/${body.id}/decision`, { body: decision })
  await followRefund(application.deps, { refundId: String(body.id) })
  const other = await paidOrder()
  const provider = application.deps.payments.find('demonstration')
  const wish = { attemptNo: other.attemptNo, refundNo: 'CONSOLE1', fen: fen(5000), reason: 'console' }
  await provider?.refund(wish)
  await followRefund(application.deps, { refundId: String(body.id) })
  await nextMorning()
  await fetchDay()
  expect((await differences()).map(({ kind }) => kind)).toEqual(['refund_unknown'])
})

test('PAY-04 a payment whose notice was lost is found in the bill, and recorded by two persons through the one door', async () => {
  const { orderId } = await paidOrder('lost')
  const [first, second] = await nextMorning()
  await fetchDay()
  const [found] = await differences()
  expect(found).toMatchObject({ kind: 'payment_missed', state: 'open', order_id: orderId, their_fen: 5000 })
  const id = found?.id ?? ''
  expect((await propose(first, id, { version: 1, way: 'record' })).status).toBe(200)
  expect(await paymentsOfOrder(application, orderId)).toEqual([])
  expect((await decide(first, id, { version: 2, decision: 'approve' })).body.code).toBe('second_person')
  expect((await decide(second, id, { version: 2, decision: 'approve' })).status).toBe(200)
  expect(await paymentsOfOrder(application, orderId)).toMatchObject([{ purpose: 'fee', fen: 5000 }])
  // Compared again, what was settled stays as it was.
  await fetchDay()
  expect(await differences()).toMatchObject([{ state: 'settled', way: 'record', version: 3 }])
})

test('PAY-04 decided by five at the same moment, a missed payment is recorded once', async () => {
  const { orderId } = await paidOrder('lost')
  const [first, second] = await nextMorning()
  await fetchDay()
  const id = (await differences())[0]?.id ?? ''
  await propose(first, id, { version: 1, way: 'record' })
  const replies = await Promise.all(
    Array.from({ length: 5 }, (_, turn) =>
      decide(second, id, { version: 2, decision: turn % 2 === 0 ? 'approve' : 'refuse' }),
    ),
  )
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409])
  const [difference] = await differences()
  const expected = difference?.state === 'settled' ? 1 : 0
  expect(await paymentsOfOrder(application, orderId)).toHaveLength(expected)
})

test('PAY-04 a bill with a line too many, too few, of another amount: each a difference, and five comparisons at once find each once', async () => {
  const { attemptNo, orderId } = await paidOrder()
  await paidOrder()
  const [ours] = await paymentsOfOrder(application, orderId)
  await nextMorning()
  const at = new Date('2026-11-23T05:00:00Z')
  const bill: BillLine[] = [
    { kind: 'payment', attemptNo, transactionNo: ours?.transaction_no ?? '', fen: fen(4999), at },
    { kind: 'payment', attemptNo: 'NOBODY0000000001', transactionNo: 'X1', fen: fen(5000), at },
  ]
  const deps = depsWith(() => Promise.resolve(bill))
  await Promise.all(Array.from({ length: 5 }, () => fetchDay(deps)))
  expect((await differences()).map(({ kind }) => kind)).toEqual([
    'amount_differs',
    'payment_unbilled',
    'payment_unknown',
  ])
  const { rows } = await application.owner.query('select version from bills')
  expect(rows).toHaveLength(1)
})

test('PAY-04 only words settle what cannot be recorded; refused by the second person it is open again', async () => {
  await paidOrder()
  const [first, second] = await nextMorning()
  await fetchDay(depsWith(() => Promise.resolve([])))
  const id = (await differences())[0]?.id ?? ''
  expect((await propose(first, id, { version: 1, way: 'record' })).body.code).toBe('bill_not_recordable')
  expect((await propose(first, id, { version: 1, way: 'explanation' })).status).toBe(200)
  expect((await decide(second, id, { version: 2, decision: 'refuse' })).status).toBe(200)
  expect(await differences()).toMatchObject([{ state: 'open', way: null, version: 3 }])
  // The corrected bill: the difference vanishes, and the trail says so.
  await fetchDay()
  expect(await differences()).toMatchObject([{ state: 'settled', way: 'vanished' }])
  const { rows } = await application.owner.query(
    "select count(*)::int as count from audit_entries where action = 'bill_difference.vanish'",
  )
  expect(rows[0]).toEqual({ count: 1 })
})

test('PAY-04 a bill that is not made yet, and a provider that is down, are asked again half an hour later', async () => {
  await paidOrder()
  for (const bill of [
    () => Promise.resolve('not_yet' as const),
    () => Promise.reject(new ProviderUnavailable('demonstration', 'down')),
  ]) {
    await fetchDay(depsWith(bill))
    const [job] = await jobs()
    expect(job?.key).toBe(`fetch bill demonstration ${DAY}`)
    expect(job?.run_at.getTime()).toBe(application.clock.now().getTime() + 30 * 60_000)
  }
})

test('PAY-04 a bill that never comes is asked for once a day in the end, and not every half hour for ever', async () => {
  await paidOrder()
  application.clock.advance(3 * 24 * 3600_000)
  await fetchDay(depsWith(() => Promise.resolve('not_yet')))
  expect(await jobs()).toEqual([])
  await fetchBills(application.deps)
  expect((await jobs()).map(({ key }) => key)).toContain(`fetch bill demonstration ${DAY}`)
})

test('PAY-04 every past day without a bill is ordered, from the first attempt on, and each once', async () => {
  await paidOrder()
  await fetchBills(application.deps)
  expect(await jobs()).toEqual([])
  application.clock.advance(3 * 24 * 3600_000)
  await Promise.all([fetchBills(application.deps), fetchBills(application.deps)])
  expect((await jobs()).map(({ key }) => key)).toEqual(
    [23, 24, 25].map((day) => `fetch bill demonstration 2026-11-${day}`),
  )
})
