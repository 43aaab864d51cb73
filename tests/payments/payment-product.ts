import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createPayments } from '#platform/payment/payments.ts'
import { type PaymentPeer, startPaymentPeer } from '../payment-peer/peer.ts'
import { sectionOf } from '../payment-peer/secrets-section.ts'
import { type Given, givenIn } from '../support/given.ts'
import { givenPayer, orderOf, ordersOfTenMinutes, type Payer } from '../support/orders.ts'
import { startApplication, type TestApplication } from '../support/test-application.ts'

/** The product on a port, with its real adapters for Alipay and WeChat Pay, and both played by the peer. */
export interface PaymentProduct {
  application: TestApplication
  given: Given
  peer: PaymentPeer
}

/** Starts the product and the peer for the tests of a file. */
export function startPaymentProduct(): PaymentProduct {
  const application = startApplication()
  const product = { application, given: givenIn(application) } as PaymentProduct
  beforeAll(async () => {
    const { deps, app, clock } = application
    product.peer = await startPaymentPeer({ now: () => clock.now() })
    const publicOrigin = await app.http.listen({ host: '127.0.0.1', port: 0 })
    const { cashier, random, log } = deps
    const places = {
      mode: 'demonstration',
      alipayGateway: product.peer.alipay.gateway,
      wechatGateway: product.peer.base,
      publicOrigin,
    } as const
    const section = sectionOf(product.peer)
    const payments = createPayments({
      ...{ section, places, cashier: cashier?.provider, clock, random, log },
      // A provider that was down rests as long as the test's clock says.
      elapsed: () => clock.now().getTime(),
    })
    Object.assign(deps, { payments })
  })
  afterAll(() => product.peer.stop())
  beforeEach(async () => {
    await ordersOfTenMinutes(application)
    product.peer.faults.clear()
    product.peer.post.waiting = []
    product.peer.alipay.lies = {}
    product.peer.wechat.lies = {}
  })
  return product
}

export type Real = 'alipay' | 'wechat'

/** An order that somebody has begun to pay. */
export interface Begun {
  payer: Payer
  orderId: string
  attemptNo: string
}

/** A candidate makes the order and goes to the provider's page. */
export async function beginAt(
  product: PaymentProduct,
  provider: Real,
  from?: { payer: Payer; orderId: string },
): Promise<Begun> {
  const payer = from?.payer ?? (await givenPayer(product.application, product.given))
  const orderId = from?.orderId ?? (await orderOf(payer))
  const path = `/api/portal/orders/${orderId}/attempts`
  const begun = await payer.person.call('POST', path, { body: { provider, surface: 'desk' } })
  if (begun.status !== 200) throw new Error(begun.text)
  const attemptNo = String(begun.body.attemptNo)
  const step = await payer.person.call('GET', `/api/portal/attempts/${attemptNo}/step`)
  if (step.status !== 200) throw new Error(step.text)
  const { kind, address } = step.body as { kind: string; address: string }
  if (kind === 'redirect') await fetch(address)
  return { payer, orderId, attemptNo }
}

/** The payer pays; the notice waits at the post. */
export function pay({ peer }: PaymentProduct, provider: Real, attemptNo: string) {
  const trade = peer[provider].pay(attemptNo, { regardless: 'of_expiry' })
  if (typeof trade === 'string') throw new Error(`the payer could not pay: ${trade}`)
  return trade
}

/** What the product wrote down of what providers said about an attempt. */
export async function saidOf({ application }: PaymentProduct, attemptNo: string): Promise<string[]> {
  const { rows } = await application.owner.query<{ outcome: string }>(
    'select outcome from payment_notices where attempt_no = $1 order by received_at, id',
    [attemptNo],
  )
  return rows.map(({ outcome }) => outcome)
}
