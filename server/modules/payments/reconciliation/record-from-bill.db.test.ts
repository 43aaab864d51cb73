import { expect, test } from 'vitest'
import type { StaffActor } from '#kernel/actor.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { ProviderUnavailable } from '#platform/payment/payment-faults.ts'
import { fen } from '#rulebook/money/fen.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { owesFee, pay, paymentsOfOrder } from '#tests/support/paid-order.ts'
import { refundsIn } from '#tests/support/refunds.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { followRefund } from '../refunds/follow-refund.ts'
import { fetchBill } from './fetch-bills.ts'
import { decideOnWay } from './settle-difference.ts'

/** The tests' clock begins at noon of this day in Beijing. */
const DAY = '2026-11-23'
const application = startApplication({ per: 'test' })
const given = givenIn(application)
const { request, agreed, decide: decideRefund, orderState, isOwed, depsWith } = refundsIn(application)

async function paidOrder() {
  const candidate = await given.candidate().enter()
  const order = await owesFee(application, candidate)
  const [attemptNo = ''] = order.attemptNos
  await pay(application, attemptNo)
  const [payment] = await paymentsOfOrder(application, order.orderId)
  return { candidate, ...order, attemptNo, paymentId: payment?.id ?? '' }
}

const officers = async () => ({
  first: await given.officer('finance'),
  second: await given.officer('finance'),
})

/** Somebody gives the payment back at the provider's own console; no notice comes. */
async function giveBackAtConsole(attemptNo: string, refundNo = 'CONSOLE1') {
  const provider = application.deps.payments.find('demonstration')
  await provider?.refund({ attemptNo, refundNo, fen: fen(5000), reason: 'console' })
}

/** The next morning the bill of the day is there; answers its one difference. */
async function differenceOfNextDay(): Promise<string> {
  application.clock.advance(24 * 3600_000)
  await fetchBill(application.deps, { provider: 'demonstration', day: DAY })
  const { rows } = await application.owner.query(
    "select id from bill_differences where state = 'open' order by id",
  )
  expect(rows).toHaveLength(1)
  return rows[0].id
}

const propose = (who: Officer, id: string) =>
  who.call('POST', `/api/office/bill-differences/${id}/proposal`, {
    body: { version: 1, way: 'record', note: '出纳在商户平台直接退款' },
  })
const decide = (who: Officer, id: string, decision = 'approve') =>
  who.call('POST', `/api/office/bill-differences/${id}/decision`, { body: { version: 2, decision } })

const ORIGIN = { address: '127.0.0.1', requestId: 'test', agent: 'test' }
const actorOf = ({ staffId }: Officer): StaffActor => ({
  ...{ kind: 'staff', stage: 'ready', sessionId: '', staffId, grants: [] },
})

async function refundsOf(orderId: string) {
  const { rows } = await application.owner.query(
    'select state, done_how, refund_transaction_no, fen from refunds where order_id = $1 order by id',
    [orderId],
  )
  return rows
}

test('PAY-04 a refund begun at the provider’s console is recorded by two persons: order, fee and totals tell the truth', async () => {
  const { candidate, orderId, applicationId, attemptNo } = await paidOrder()
  await giveBackAtConsole(attemptNo)
  const id = await differenceOfNextDay()
  const { first, second } = await officers()
  expect((await propose(first, id)).status).toBe(200)
  expect([await orderState(orderId), await isOwed(applicationId)]).toEqual(['paid', false])
  expect((await decide(first, id)).body.code).toBe('second_person')
  expect((await decide(second, id)).status).toBe(200)
  expect([await orderState(orderId), await isOwed(applicationId)]).toEqual(['refunded', true])
  expect(await refundsOf(orderId)).toEqual([
    { state: 'done', done_how: 'console', refund_transaction_no: 'CONSOLE1', fen: 5000 },
  ])
  const { body: day } = await first.call('GET', `/api/office/bills/${DAY}`)
  expect(day.totals).toMatchObject([{ payments: 1, paymentsFen: 5000, refunds: 1, refundsFen: 5000 }])
  const { body: inbox } = await (await given.again(candidate)).call('GET', '/api/portal/messages')
  expect((inbox.messages as { title: string }[]).map(({ title }) => title)).toContain('毕业审定费已退款')
  // Compared again, nothing differs any more.
  await fetchBill(application.deps, { provider: 'demonstration', day: DAY })
  const { rows } = await application.owner.query('select state, way from bill_differences')
  expect(rows).toEqual([{ state: 'settled', way: 'record' }])
})

test('PAY-04 decided by five, and asked for as a refund, at the same moment: the money went back once', async () => {
  const { orderId, attemptNo, paymentId } = await paidOrder()
  await giveBackAtConsole(attemptNo)
  const id = await differenceOfNextDay()
  const { first, second } = await officers()
  await propose(first, id)
  const [asked, ...decided] = await Promise.all([
    request(first, paymentId),
    ...Array.from({ length: 5 }, () => decide(second, id)),
  ])
  expect(decided.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409])
  expect([200, 409]).toContain(asked.status)
  expect(await refundsOf(orderId)).toMatchObject([{ state: 'done', done_how: 'console' }])
  expect(await orderState(orderId)).toBe('refunded')
})

test('PAY-04 a refund of ours that is on its way is answered by the provider first; one that was given up is done as it was', async () => {
  const { orderId, attemptNo, paymentId } = await paidOrder()
  const before = await officers()
  const refundId = await agreed(paymentId, before)
  await giveBackAtConsole(attemptNo)
  const id = await differenceOfNextDay()
  const { first, second } = await officers()
  await propose(first, id)
  expect((await decide(second, id)).body.code).toBe('refund_open')
  // The provider says that the payment went back already: ours fails, and what happened can be recorded.
  await followRefund(application.deps, { refundId })
  expect((await decide(second, id)).status).toBe(200)
  expect(await refundsOf(orderId)).toMatchObject([{ state: 'done', done_how: 'console' }])
})

test('PAY-04 one of ours that was given up and is in the bill after all is recorded', async () => {
  const { orderId, attemptNo, paymentId } = await paidOrder()
  const { first, second } = await officers()
  const refundId = await agreed(paymentId, { first, second })
  const poor = depsWith(() => ({ refund: () => Promise.resolve({ kind: 'failed', words: '账户异常' }) }))
  await followRefund(poor, { refundId })
  const { rows } = await application.owner.query('select refund_no, version from refunds where id = $1', [
    refundId,
  ])
  const body = { version: rows[0].version, reason: '联系不上考生' }
  expect((await first.call('POST', `/api/office/refunds/${refundId}/give-up`, { body })).status).toBe(200)
  expect((await decideRefund(second, refundId)).status).toBe(200)
  await giveBackAtConsole(attemptNo, rows[0].refund_no)
  const id = await differenceOfNextDay()
  const [third, fourth] = [await given.officer('finance'), await given.officer('finance')]
  await propose(third, id)
  expect((await decide(fourth, id)).status).toBe(200)
  expect(await refundsOf(orderId)).toMatchObject([{ state: 'done', done_how: 'provider' }])
  expect(await orderState(orderId)).toBe('refunded')
})

test('PAY-04 a part of a payment that went back cannot be recorded, only explained', async () => {
  const { orderId, attemptNo } = await paidOrder()
  await giveBackAtConsole(attemptNo)
  const id = await differenceOfNextDay()
  await application.owner.query('update bill_differences set their_fen = 4999 where id = $1', [id])
  const { first, second } = await officers()
  await propose(first, id)
  expect((await decide(second, id)).body.code).toBe('bill_not_recordable')
  expect([await refundsOf(orderId), await orderState(orderId)]).toEqual([[], 'paid'])
})

test.each(['accepted', 'failed', 'away'] as const)(
  'PAY-04 a refund in the bill that the provider calls %s is not recorded, and the difference stays',
  async (answer) => {
    const { orderId, applicationId, attemptNo } = await paidOrder()
    await giveBackAtConsole(attemptNo)
    const id = await differenceOfNextDay()
    const { first, second } = await officers()
    await propose(first, id)
    const deps = depsWith(() => ({
      queryRefund: () =>
        answer === 'away'
          ? Promise.reject(new ProviderUnavailable('demonstration', 'away'))
          : Promise.resolve(answer === 'failed' ? { kind: answer, words: '账户异常' } : { kind: answer }),
    }))
    const call = { actor: actorOf(second), origin: ORIGIN, deadline: deadlineIn(10_000) }
    const code = 'refund_not_back'
    await expect(decideOnWay(deps, call, { id, version: 2, decision: 'approve' })).rejects.toMatchObject({
      code,
    })
    expect([await orderState(orderId), await isOwed(applicationId)]).toEqual(['paid', false])
    expect(await refundsOf(orderId)).toEqual([])
    // The last word is asked for again: once the money is there, the same decision records it.
    expect((await decide(second, id)).status).toBe(200)
    expect(await orderState(orderId)).toBe('refunded')
  },
)
