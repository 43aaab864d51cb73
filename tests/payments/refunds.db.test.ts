import { beforeAll, describe, expect, test } from 'vitest'
import { paymentTasks } from '#modules/payments/public.ts'
import { fen } from '#rulebook/money/fen.ts'
import type { Officer } from '../support/given.ts'
import { stateOf } from '../support/orders.ts'
import { paymentsOfOrder } from '../support/paid-order.ts'
import { type Begun, beginAt, pay, type Real, startPaymentProduct } from './payment-product.ts'

const product = startPaymentProduct()
const REASON = '考生申请退款，核对无误'
let first: Officer
let second: Officer

beforeAll(async () => {
  first = await product.given.officer('finance')
  second = await product.given.officer('finance')
})

/** A fee that was paid, and its payment. */
async function paid(provider: Real): Promise<Begun & { paymentId: string }> {
  const begun = await beginAt(product, provider)
  pay(product, provider, begun.attemptNo)
  await product.peer.post.deliver()
  const [payment] = await paymentsOfOrder(product.application, begun.orderId)
  if (!payment) throw new Error('nothing was paid')
  return { ...begun, paymentId: payment.id }
}

const ask = (who: Officer, paymentId: string) =>
  who.call('POST', `/api/office/payments/${paymentId}/refund`, { body: { reason: REASON } })

const decide = (who: Officer, id: string) =>
  who.call('POST', `/api/office/refunds/${id}/decision`, {
    body: { seen: 'requested', version: 1, decision: 'approve' },
  })

/** A refund that two persons agreed to. */
async function agreed(provider: Real): Promise<Begun & { paymentId: string; refundId: string }> {
  const begun = await paid(provider)
  const refundId = String((await ask(first, begun.paymentId)).body.id)
  expect((await decide(second, refundId)).status).toBe(200)
  return { ...begun, refundId }
}

const follow = (refundId: string) => paymentTasks(product.application.deps)['follow-refund']({ refundId })

async function refundOf(id: string) {
  const { rows } = await product.application.owner.query<{ state: string; refund_no: string }>(
    'select state, refund_no from refunds where id = $1',
    [id],
  )
  return rows[0]
}

/** The provider gives the money back: Alipay has done it already. */
function giveBack(provider: Real, attemptNo: string): void {
  const { wechat } = product.peer
  const trade = wechat.trades.all.get(attemptNo)
  if (provider === 'wechat' && trade) for (const one of trade.refunds) wechat.completeRefund(trade, one)
}

const REFUND = { alipay: 'alipay.trade.refund', wechat: '/v3/refund/domestic/refunds' } as const

const WRONG_ANSWERS = [
  { kind: 'lost' },
  { kind: 'slow', ms: 300 },
  { kind: 'html', status: 200 },
  { kind: 'forged' },
  { kind: 'unsigned' },
  { kind: 'altered' },
] as const

describe.each(['alipay', 'wechat'] as const)('%s', (provider) => {
  test.each(WRONG_ANSWERS)('PAY-04 a refund is done once although its answer is $kind', async (fault) => {
    const { attemptNo, refundId, payer, orderId } = await agreed(provider)
    product.peer.faults.set(provider, fault, { where: REFUND[provider], times: 2 })
    await follow(refundId)
    product.peer.faults.clear()
    giveBack(provider, attemptNo)
    product.application.clock.advance(60_000)
    await follow(refundId)
    await follow(refundId)
    expect((await refundOf(refundId))?.state).toBe('done')
    expect(product.peer.books.refunds.filter(({ outTradeNo }) => outTradeNo === attemptNo)).toMatchObject([
      { fen: 5000 },
    ])
    expect(await stateOf(payer, orderId)).toBe('refunded')
  })

  test('PAY-04 a refund is asked for and decided once: not by one person, not twice, and never of a refund', async () => {
    const { attemptNo, paymentId } = await paid(provider)
    const refundId = String((await ask(first, paymentId)).body.id)
    expect((await ask(second, paymentId)).body.code).toBe('refund_open')
    expect((await decide(first, refundId)).body.code).toBe('second_person')
    expect((await decide(second, refundId)).status).toBe(200)
    expect((await decide(second, refundId)).body.code).toBe('stale')
    await follow(refundId)
    giveBack(provider, attemptNo)
    await follow(refundId)
    expect((await ask(first, paymentId)).body.code).toBe('refund_open')
    expect((await ask(second, refundId)).body.code).toBe('not_found')
    expect(product.peer.books.refundedFen(attemptNo)).toBe(5000)
  })

  test('PAY-04 the provider itself gives back no more than was paid, and nothing a second time under another number', async () => {
    const { attemptNo } = await paid(provider)
    const adapter = product.application.deps.payments.find(provider)
    const kinds: (string | undefined)[] = []
    for (const [refundNo, amount] of [
      ['TKMORE', 5001],
      ['TKFIRST', 5000],
      ['TKFIRST', 5000],
      ['TKOTHER', 5000],
    ] as const)
      kinds.push((await adapter?.refund({ attemptNo, reason: REASON, refundNo, fen: fen(amount) }))?.kind)
    const taken = expect.toBeOneOf(['accepted', 'done'])
    expect(kinds).toEqual(['failed', taken, taken, 'failed'])
    giveBack(provider, attemptNo)
    expect(product.peer.books.refundedFen(attemptNo)).toBe(5000)
  })

  test('PAY-03 notices for an order that was refunded change nothing, and money that comes for it goes back', async () => {
    const { attemptNo, payer, orderId } = await paidAtBoth(provider)
    const trade = product.peer[provider].trades.all.get(attemptNo)
    if (!trade) throw new Error('no trade')
    await product.peer.post.attempt(product.peer[provider].notice(trade))
    expect(await stateOf(payer, orderId)).toBe('refunded')
    await product.peer.post.deliver()
    expect(await stateOf(payer, orderId)).toBe('refunded')
    const payments = await paymentsOfOrder(product.application, orderId)
    expect(payments.map(({ purpose }) => purpose)).toEqual(['fee', 'extra'])
  })
})

/** Paid at a provider and refunded; paid at the other one as well, of which the notice has not come yet. */
async function paidAtBoth(provider: Real): Promise<Begun> {
  const one = await beginAt(product, provider)
  const other = await beginAt(product, provider === 'alipay' ? 'wechat' : 'alipay', one)
  pay(product, provider, one.attemptNo)
  await product.peer.post.deliver()
  const [payment] = await paymentsOfOrder(product.application, one.orderId)
  const refundId = String((await ask(first, payment?.id ?? '')).body.id)
  await decide(second, refundId)
  await follow(refundId)
  giveBack(provider, one.attemptNo)
  await follow(refundId)
  await product.peer.post.deliver()
  pay(product, provider === 'alipay' ? 'wechat' : 'alipay', other.attemptNo)
  return one
}
