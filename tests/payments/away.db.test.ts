import { describe, expect, test } from 'vitest'
import { accepts } from '../payment-peer/post.ts'
import { follow, givenPayer, orderOf, stateOf, tracesOf } from '../support/orders.ts'
import { type Begun, beginAt, pay, saidOf, startPaymentProduct } from './payment-product.ts'

const product = startPaymentProduct()
const minutes = (count: number) => product.application.clock.advance(count * 60_000)

describe.each(['alipay', 'wechat'] as const)('%s', (provider) => {
  const own = provider === 'wechat' ? [{ kind: 'skewed', seconds: 301 } as const] : []
  const faults = [
    ...([{ kind: 'slow', ms: 300 }, { kind: 'lost' }, { kind: 'html', status: 502 }] as const),
    ...own,
  ]

  test.each(faults)('PAY-04 an order is closed in the end although the provider is $kind', async (fault) => {
    const { payer, orderId, attemptNo } = await beginAt(product, provider)
    if (provider === 'alipay') product.peer.alipay.signIn(attemptNo)
    minutes(10)
    product.peer.faults.set(provider, fault)
    await follow(product.application, orderId)
    product.peer.faults.clear()
    minutes(1)
    await follow(product.application, orderId)
    expect(await stateOf(payer, orderId)).toBe('closed expired')
    expect(product.peer[provider].pay(attemptNo, { regardless: 'of_expiry' })).toBe('closed')
    expect(await saidOf(product, attemptNo)).toEqual([])
  })
})

test('PAY-03 a thousand notices at once, of both providers, pay twenty orders, each once', async () => {
  const begun: Begun[] = []
  for (const provider of ['alipay', 'wechat'] as const)
    for (let turn = 0; turn < 10; turn += 1) {
      const one = await beginAt(product, provider)
      pay(product, provider, one.attemptNo)
      begun.push(one)
    }
  const notices = product.peer.post.waiting.splice(0)
  const thousand = Array.from({ length: 50 }, () => notices).flat()
  await Promise.all(thousand.map((notice) => product.peer.post.attempt(notice)))
  // Whoever was not heard in five seconds is sent again, as the provider does.
  for (const notice of notices)
    while (!accepts(notice.provider, await product.peer.post.attempt(notice))) minutes(1)
  for (const { payer, orderId } of begun) {
    expect(await stateOf(payer, orderId)).toBe('paid')
    expect(await tracesOf(product.application, payer)).toEqual({ messages: 1, entries: 1, receipts: 1 })
  }
})

test('PAY-02 a payer does not wait for a provider that is slow: the other one is there', async () => {
  const payer = await givenPayer(product.application, product.given)
  const orderId = await orderOf(payer)
  product.peer.faults.set('wechat', { kind: 'slow', ms: 3_000 }, { where: 'native' })
  const path = `/api/portal/orders/${orderId}/attempts`
  const begun = await payer.person.call('POST', path, { body: { provider: 'wechat', surface: 'desk' } })
  const step = await payer.person.call('GET', `/api/portal/attempts/${begun.body.attemptNo}/step`)
  expect(step.body.code).toBe('provider_away')
  const other = await beginAt(product, 'alipay', { payer, orderId })
  pay(product, 'alipay', other.attemptNo)
  await product.peer.post.deliver()
  expect(await stateOf(payer, orderId)).toBe('paid')
})

test('PAY-01 two windows and a double tap lead to one number at the provider', async () => {
  const payer = await givenPayer(product.application, product.given)
  const orderId = await orderOf(payer)
  const path = `/api/portal/orders/${orderId}/attempts`
  const body = { provider: 'alipay', surface: 'desk' }
  const begun = await Promise.all(Array.from({ length: 6 }, () => payer.person.call('POST', path, { body })))
  expect(new Set(begun.map((reply) => reply.body.attemptNo)).size).toBe(1)
})
