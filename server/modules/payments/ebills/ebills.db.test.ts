import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createGatewayIssuer } from '#platform/ebill/gateway-issuer.ts'
import type { Deps } from '#server/deps.ts'
import { type EbillPeer, type Mood, startEbillPeer } from '#tests/ebill-peer/ebill-peer.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { refundsIn } from '#tests/support/refunds.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { followRefund } from '../refunds/follow-refund.ts'
import { followEbill } from './follow-ebill.ts'

const application = startApplication()
const given = givenIn(application)
const { paid, agreed } = refundsIn(application)
let peer: EbillPeer
let deps: Deps
let first: Officer
let second: Officer

beforeAll(async () => {
  first = await given.officer('finance')
  second = await given.officer('finance')
  const { clock, random } = application.deps
  peer = await startEbillPeer({ now: () => clock.now().getTime() })
  const ebills = createGatewayIssuer({ gateway: peer.address, secret: peer.secret, clock, random })
  deps = { ...application.deps, ebills }
})
beforeEach(() => {
  peer.mood = 'well'
  peer.heard.length = 0
})
afterAll(() => peer.stop())

async function ebillOf(paymentId: string) {
  const { rows } = await application.owner.query(
    'select request_no, state, bill_no, check_code, failure, reversal_no, asked, ask_at from ebills where payment_id = $1',
    [paymentId],
  )
  return rows[0]
}

const follow = (paymentId: string) => followEbill(deps, { paymentId })

async function refund(paymentId: string): Promise<void> {
  const refundId = await agreed(paymentId, { first, second })
  await followRefund(application.deps, { refundId })
  await followRefund(application.deps, { refundId })
}

/** What the issuer made for a payment. */
async function madeFor(paymentId: string) {
  return peer.bills.get((await ebillOf(paymentId)).request_no)
}

test('PAY-01 a payment gets one e-bill, and the order shows its numbers and where to look it up', async () => {
  const { candidate, fee, orderId } = await paid()
  await follow(fee.id)
  await follow(fee.id)
  expect(await ebillOf(fee.id)).toMatchObject({ state: 'issued', check_code: 'a1b2c3' })
  expect(peer.heard).toHaveLength(1)
  expect((await madeFor(fee.id))?.request).toMatchObject({
    ...{ payer: candidate.name, item: '毕业审定费', fen: 5000, currency: 'CNY', channel: '演示收银台' },
    transactionNo: fee.transaction_no,
  })
  const { body } = await candidate.call('GET', `/api/portal/orders/${orderId}`)
  expect(body.order).toMatchObject({
    ebill: { state: 'issued', billCode: '31010126', address: 'https://pjcy.example.cn/31' },
  })
  expect(peer.faults).toEqual([])
})

test('PAY-01 five workers at once have one e-bill made', async () => {
  const { fee } = await paid()
  const before = peer.bills.size
  await Promise.all(Array.from({ length: 5 }, () => follow(fee.id)))
  await follow(fee.id)
  expect(await ebillOf(fee.id)).toMatchObject({ state: 'issued' })
  expect(peer.bills.size).toBe(before + 1)
})

test.each<Mood>(['lost', 'down', 'forged', 'replays', 'talks-html', 'busy'])(
  'PAY-01 an issuer whose answer is of no use (%s) is asked again later, under the same number',
  async (mood) => {
    const { fee } = await paid()
    const before = peer.bills.size
    peer.mood = mood
    await follow(fee.id)
    await follow(fee.id)
    const waiting = await ebillOf(fee.id)
    expect(waiting).toMatchObject({ state: 'sent', asked: 2 })
    expect(waiting.ask_at.getTime()).toBeGreaterThan(application.clock.now().getTime())
    // The issuer was asked before anything was sent to it again.
    if (mood === 'lost') expect(peer.heard.map((line) => line.slice(0, 3))).toEqual(['PUT', 'GET'])
    peer.mood = 'well'
    await follow(fee.id)
    expect(await ebillOf(fee.id)).toMatchObject({ state: 'issued', request_no: waiting.request_no })
    expect(peer.bills.size).toBe(before + 1)
  },
)

test('PAY-01 what the issuer refuses is kept with its words and asked for again the next day', async () => {
  const { fee } = await paid()
  peer.mood = 'refuses'
  await follow(fee.id)
  const { failure, ask_at: askAt, state } = await ebillOf(fee.id)
  expect([state, failure]).toEqual(['sent', '项目编码未备案'])
  expect(askAt.getTime() - application.clock.now().getTime()).toBe(86_400_000)
  peer.mood = 'well'
  await follow(fee.id)
  expect(await ebillOf(fee.id)).toMatchObject({ state: 'issued', failure: null })
})

test('PAY-01, PAY-04 a refund cancels the e-bill by a red one, once, whatever is lost on the way', async () => {
  const { candidate, fee, orderId } = await paid()
  await follow(fee.id)
  await refund(fee.id)
  peer.mood = 'lost'
  await follow(fee.id)
  expect(await ebillOf(fee.id)).toMatchObject({ state: 'reversing' })
  peer.mood = 'well'
  peer.heard.length = 0
  await Promise.all([follow(fee.id), follow(fee.id)])
  await follow(fee.id)
  expect((await ebillOf(fee.id)).state).toBe('reversed')
  expect(peer.heard.filter((line) => line.endsWith('/reversal'))).toEqual([])
  const { body } = await candidate.call('GET', `/api/portal/orders/${orderId}`)
  expect(body.order).toMatchObject({ ebill: { state: 'reversed' } })
})

test('PAY-01, PAY-04 money that went back before the e-bill was sent has none; while it was made, the red one follows', async () => {
  const before = await paid()
  await refund(before.fee.id)
  await follow(before.fee.id)
  expect((await ebillOf(before.fee.id)).state).toBe('dropped')
  const meanwhile = await paid()
  peer.mood = 'lost'
  await follow(meanwhile.fee.id)
  await refund(meanwhile.fee.id)
  peer.mood = 'well'
  await follow(meanwhile.fee.id)
  await follow(meanwhile.fee.id)
  expect((await ebillOf(meanwhile.fee.id)).state).toBe('reversed')
})

test('PAY-01 without an issuer nothing is begun, and the order says nothing of an e-bill', async () => {
  const { candidate, fee, orderId } = await paid()
  const bare = { ...deps, ebills: undefined }
  await followEbill(bare, { paymentId: fee.id })
  expect(await ebillOf(fee.id)).toBeUndefined()
  expect((await candidate.call('GET', `/api/portal/orders/${orderId}`)).status).toBe(200)
})
