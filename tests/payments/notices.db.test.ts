import { describe, expect, test } from 'vitest'
import { sectionOf } from '../payment-peer/secrets-section.ts'
import { follow, givenPayer, orderOf, paymentsOf, stateOf, tracesOf } from '../support/orders.ts'
import { patiently } from '../support/patiently.ts'
import { beginAt, pay, type Real, saidOf, startPaymentProduct } from './payment-product.ts'

const product = startPaymentProduct()
const ONCE = { messages: 1, entries: 1, receipts: 1 }
const minutes = (count: number) => product.application.clock.advance(count * 60_000)
const accepted = (provider: Real) =>
  provider === 'alipay' ? { status: 200, body: 'success' } : { status: expect.toBeOneOf([200, 204]) }

describe.each(['alipay', 'wechat'] as const)('%s', (provider) => {
  test('PAY-03 one notice pays the order, before the payer is back, whatever is repeated', async () => {
    const { payer, orderId, attemptNo } = await beginAt(product, provider)
    pay(product, provider, attemptNo)
    const [notice] = product.peer.post.waiting
    if (!notice) throw new Error('no notice')
    const attempt = () => product.peer.post.attempt(notice)
    const answers = await Promise.all(Array.from({ length: 40 }, () => patiently(attempt)))
    for (const answer of answers) expect(answer).toMatchObject(accepted(provider))
    minutes(4)
    expect(await product.peer.post.attempt(notice)).toMatchObject(accepted(provider))
    expect(await stateOf(payer, orderId)).toBe('paid')
    expect(await tracesOf(product.application, payer)).toEqual(ONCE)
    expect(await paymentsOf(product.application, payer)).toEqual(['fee notice'])
  })

  test('PAY-03 an amount that differs by a fen pays nothing and is kept for finance', async () => {
    const { payer, orderId, attemptNo } = await beginAt(product, provider)
    const trade = pay(product, provider, attemptNo)
    const twist =
      provider === 'alipay'
        ? product.peer.alipay.notice(trade, { twist: { fields: { total_amount: '49.99' } } })
        : product.peer.wechat.notice(trade, {
            twist: { resource: { amount: { total: 4999, payer_total: 4999, currency: 'CNY' } } },
          })
    expect(await product.peer.post.attempt(twist)).toMatchObject(accepted(provider))
    expect(await stateOf(payer, orderId)).toBe('open')
    expect(await saidOf(product, attemptNo)).toEqual(['amount_differs'])
    // What the provider says rightly afterwards still counts.
    await product.peer.post.deliver()
    expect(await stateOf(payer, orderId)).toBe('paid')
  })

  test('PAY-03 a notice for an order that is not ours is taken down and changes nothing', async () => {
    const { payer, orderId, attemptNo } = await beginAt(product, provider)
    const trade = pay(product, provider, attemptNo)
    const unknown = { ...trade, outTradeNo: 'f'.repeat(32) }
    expect(await product.peer.post.attempt(product.peer[provider].notice(unknown))).toMatchObject(
      accepted(provider),
    )
    expect(await saidOf(product, 'f'.repeat(32))).toContain('attempt_unknown')
    expect(await stateOf(payer, orderId)).toBe('open')
  })

  test('PAY-03 a payment after expiry is honoured, by the notice or by the question', async () => {
    const late = await beginAt(product, provider)
    pay(product, provider, late.attemptNo)
    minutes(11)
    product.peer.faults.set(provider, { kind: 'down' })
    await follow(product.application, late.orderId)
    expect(await stateOf(late.payer, late.orderId)).toBe('closing expired')
    product.peer.faults.clear()
    await product.peer.post.deliver()
    expect(await stateOf(late.payer, late.orderId)).toBe('paid')

    const asked = await beginAt(product, provider)
    pay(product, provider, asked.attemptNo)
    minutes(11)
    await follow(product.application, asked.orderId)
    expect(await stateOf(asked.payer, asked.orderId)).toBe('paid')
    expect(await paymentsOf(product.application, asked.payer)).toEqual(['fee query'])
    await product.peer.post.deliver()
    expect(await paymentsOf(product.application, asked.payer)).toEqual(['fee query'])
  })

  test('PAY-03 an order that nobody paid is closed at the provider, and then cannot be paid', async () => {
    const { payer, orderId, attemptNo } = await beginAt(product, provider)
    if (provider === 'alipay') product.peer.alipay.signIn(attemptNo)
    minutes(11)
    await follow(product.application, orderId)
    expect(await stateOf(payer, orderId)).toBe('closed expired')
    expect(product.peer[provider].pay(attemptNo, { regardless: 'of_expiry' })).toBe('closed')
  })

  test('PAY-03 what was paid for an order that was then cancelled still counts', async () => {
    const { payer, orderId, attemptNo } = await beginAt(product, provider)
    pay(product, provider, attemptNo)
    const cancelled = await payer.person.call('POST', `/api/portal/orders/${orderId}/cancel`)
    expect(cancelled.status).toBe(200)
    await product.peer.post.deliver()
    expect(await stateOf(payer, orderId)).toBe('paid')
    expect(await paymentsOf(product.application, payer)).toEqual(['fee notice'])
  })

  test('PAY-04 a provider that answers wrongly teaches us nothing, and nothing is lost', async () => {
    const { payer, orderId, attemptNo } = await beginAt(product, provider)
    pay(product, provider, attemptNo)
    product.peer.post.waiting = []
    const kinds = ['down', 'forged', 'unsigned', 'altered', 'system_error', 'too_many'] as const
    const own = provider === 'wechat' ? (['unknown_serial'] as const) : []
    for (const kind of [...kinds, ...own]) {
      product.peer.faults.set(provider, { kind })
      minutes(1)
      await follow(product.application, orderId)
      product.peer.faults.clear()
    }
    product.peer.faults.set(provider, { kind: 'html', status: 200 })
    await follow(product.application, orderId)
    expect(await saidOf(product, attemptNo)).toEqual([])
    product.peer.faults.clear()
    minutes(40)
    await follow(product.application, orderId)
    expect(await saidOf(product, attemptNo)).toEqual(['paid'])
    expect(await paymentsOf(product.application, payer)).toEqual(['fee query'])
  })
})

test('PAY-05 the same fee paid at both providers is paid once, and the other payment goes back', async () => {
  const payer = await givenPayer(product.application, product.given)
  const orderId = await orderOf(payer)
  const [one, other] = [
    await beginAt(product, 'alipay', { payer, orderId }),
    await beginAt(product, 'wechat', { payer, orderId }),
  ]
  pay(product, 'alipay', one.attemptNo)
  pay(product, 'wechat', other.attemptNo)
  await product.peer.post.deliver((notices) => notices.toReversed())
  expect(await stateOf(payer, orderId)).toBe('paid')
  const paid = await paymentsOf(product.application, payer)
  expect(paid.toSorted()).toEqual(['extra paid_before notice', 'fee notice'])
})

test('PAY-03 TRADE_FINISHED after TRADE_SUCCESS has no second effect', async () => {
  const { payer, orderId, attemptNo } = await beginAt(product, 'alipay')
  const trade = pay(product, 'alipay', attemptNo)
  await product.peer.post.deliver()
  product.peer.alipay.finish(attemptNo)
  await product.peer.post.attempt(product.peer.alipay.notice(trade))
  expect(await stateOf(payer, orderId)).toBe('paid')
  expect(await tracesOf(product.application, payer)).toEqual(ONCE)
})

test('PAY-02 the providers change their keys in the middle, and no payment is lost', async () => {
  const alipay = await beginAt(product, 'alipay')
  const old = sectionOf(product.peer)
  await product.peer.alipay.account.rotate(product.peer.alipay.gateway)
  pay(product, 'alipay', alipay.attemptNo)
  await product.peer.post.deliver((notices) => notices.slice(0, 1))
  expect(await stateOf(alipay.payer, alipay.orderId)).toBe('open')
  const { publicKeys } = old.alipay
  const both = [product.peer.alipay.merchant.alipayPublicKey, ...publicKeys]
  product.application.deps.payments.renewKeys({ ...old, alipay: { ...old.alipay, publicKeys: both } })
  const trade = product.peer.alipay.trades.all.get(alipay.attemptNo)
  if (trade) await product.peer.post.attempt(product.peer.alipay.notice(trade))
  expect(await stateOf(alipay.payer, alipay.orderId)).toBe('paid')

  const wechat = await beginAt(product, 'wechat')
  product.peer.wechat.account.mode = 'certificate'
  await product.peer.wechat.account.rotatePlatform()
  const paid = pay(product, 'wechat', wechat.attemptNo)
  // The unknown certificate is fetched meanwhile, long before WeChat Pay sends the notice again.
  const attempt = () => product.peer.post.attempt(product.peer.wechat.notice(paid))
  expect(await attempt()).not.toMatchObject(accepted('wechat'))
  await expect.poll(attempt).toMatchObject(accepted('wechat'))
  product.peer.wechat.account.mode = 'public_key'
  expect(await stateOf(wechat.payer, wechat.orderId)).toBe('paid')
})
