import { beforeAll, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import type { Deps } from '#server/deps.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { deliver } from '#tests/support/orders.ts'
import { refundsIn } from '#tests/support/refunds.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { followOverdue } from '../following/follow-overdue.ts'
import { followRefund } from './follow-refund.ts'

const application = startApplication()
const given = givenIn(application)
const { request, decide, refundOf, orderState, isOwed, paid, depsWith, agreed } = refundsIn(application)
let first: Officer
let second: Officer

beforeAll(async () => {
  first = await given.officer('finance')
  second = await given.officer('finance')
})

const follow = (refundId: string, deps: Deps = application.deps) => followRefund(deps, { refundId })

const poor = () =>
  depsWith(() => ({ refund: () => Promise.resolve({ kind: 'failed', words: '账户已注销' }) }))

async function askToGiveUp(who: Visitor, id: string) {
  const { version } = await refundOf(id)
  return who.call('POST', `/api/office/refunds/${id}/give-up`, {
    body: { version, reason: '考生账户已注销，联系不上' },
  })
}

/** A refund of a payment that two persons agreed to and that the provider could not do. */
async function failed(paymentId: string): Promise<string> {
  const id = await agreed(paymentId, { first, second })
  await follow(id, poor())
  return id
}

async function givenUp(paymentId: string): Promise<string> {
  const id = await failed(paymentId)
  expect((await askToGiveUp(first, id)).status).toBe(200)
  expect((await decide(second, id)).status).toBe(200)
  expect((await refundOf(id)).state).toBe('given_up')
  return id
}

/** The provider does it after all, and says so in a signed notice. */
async function doneLate(id: string): Promise<void> {
  const { refund_no: refundNo } = await refundOf(id)
  const { rows } = await application.owner.query(
    `select a.attempt_no, r.fen from refunds r join payments p on p.id = r.payment_id
      join payment_attempts a on a.id = p.attempt_id where r.id = $1`,
    [id],
  )
  const { attempt_no: attemptNo, fen } = rows[0]
  await application.deps.payments.find('demonstration')?.refund({ attemptNo, refundNo, fen, reason: '退款' })
  await deliver(application)
}

test('PAY-04 a refund that cannot be done is given up by two persons, and the order is paid again', async () => {
  const { candidate, fee, orderId, applicationId } = await paid()
  const id = await failed(fee.id)
  expect([await orderState(orderId), await isOwed(applicationId)]).toEqual(['refunding', true])
  expect((await askToGiveUp(first, id)).status).toBe(200)
  expect((await decide(first, id)).body.code).toBe('second_person')
  expect((await decide(second, id)).status).toBe(200)
  expect((await refundOf(id)).state).toBe('given_up')
  expect([await orderState(orderId), await isOwed(applicationId)]).toEqual(['paid', false])
  const { body: inbox } = await candidate.call('GET', '/api/portal/messages')
  expect((inbox.messages as { title: string }[]).map(({ title }) => title)).toContain('毕业审定费退款未办成')
  const { body: day } = await first.call('GET', '/api/office/payments/day')
  expect(JSON.stringify(day.refunds)).not.toContain(id)
})

test('PAY-04 a second person who does not agree leaves the refund failed', async () => {
  const { fee, orderId } = await paid()
  const id = await failed(fee.id)
  await askToGiveUp(first, id)
  expect((await decide(second, id, 'refuse')).status).toBe(200)
  expect([(await refundOf(id)).state, await orderState(orderId)]).toEqual(['failed', 'refunding'])
})

test('PAY-04 one that was given up is asked for again under its number, and the provider is asked before it is sent', async () => {
  const { fee, orderId } = await paid()
  const id = await givenUp(fee.id)
  const before = await refundOf(id)
  const again = await request(second, fee.id)
  expect(again.body.id).toBe(id)
  expect((await request(first, fee.id)).body.code).toBe('refund_open')
  expect((await decide(second, id)).body.code).toBe('second_person')
  expect((await decide(first, id)).status).toBe(200)
  let asked = 0
  const counting = depsWith((real) => ({
    queryRefund(wish) {
      asked += 1
      return real.queryRefund(wish)
    },
  }))
  await follow(id, counting)
  await follow(id, counting)
  expect(asked).toBeGreaterThan(0)
  expect(await refundOf(id)).toMatchObject({ state: 'done', refund_no: before.refund_no })
  expect(await orderState(orderId)).toBe('refunded')
})

test.each(['given up', 'asked for again', 'refused then'])(
  'PAY-04 a provider that does one that was %s says the truth: it is refunded',
  async (when) => {
    const { fee, orderId, applicationId } = await paid()
    const id = await givenUp(fee.id)
    if (when !== 'given up') await request(first, fee.id)
    if (when === 'refused then') expect((await decide(second, id, 'refuse')).status).toBe(200)
    await doneLate(id)
    expect(await refundOf(id)).toMatchObject({ state: 'done', done_how: 'provider' })
    expect([await orderState(orderId), await isOwed(applicationId)]).toEqual(['refunded', true])
  },
)

test('PAY-05 what was paid for nothing and is given up is on the list of finance again', async () => {
  const { extra, orderId } = await paid(2)
  const id = await givenUp(extra?.id ?? '')
  expect(await orderState(orderId)).toBe('paid')
  const { body: day } = await first.call('GET', '/api/office/payments/day')
  expect(JSON.stringify(day.extras)).toContain(extra?.id)
  const tomorrow = new Date(application.clock.now().getTime() + 86_400_000)
  await application.deps.database.transact(deadlineIn(5_000), (tx) =>
    followOverdue(tx, { ...application.deps, clock: { now: () => tomorrow } }),
  )
  expect((await refundOf(id)).state).toBe('given_up')
})

test('PAY-04 given up, refused, sent again and done by the provider at the same moment, it ends in one way', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { fee, orderId } = await paid()
    const id = await failed(fee.id)
    await askToGiveUp(first, id)
    const { version } = await refundOf(id)
    const again = first.call('POST', `/api/office/refunds/${id}/again`, { body: { version } })
    const acts = [decide(second, id), decide(second, id), decide(second, id, 'refuse'), again]
    const replies = await Promise.all([doneLate(id), ...acts])
    const agreedTo = replies.slice(1).filter((reply) => reply && reply.status === 200)
    expect(agreedTo.length).toBeLessThanOrEqual(1)
    const { state } = await refundOf(id)
    // Whoever was first: the provider has given the money back, and its word was heard.
    expect([state, await orderState(orderId)]).toEqual(['done', 'refunded'])
    const { rows } = await application.owner.query(
      "select count(*)::int as count from audit_entries where subject_id = $1 and action = 'refund.finish'",
      [id],
    )
    expect(rows[0]).toEqual({ count: 1 })
  }
})

test('PAY-04 the database keeps four eyes over giving up as well', async () => {
  const { fee } = await paid()
  const id = await failed(fee.id)
  await askToGiveUp(first, id)
  const byOne =
    "update refunds set state = 'given_up', give_up_decided_by = give_up_asked_by, give_up_decided_at = now() where id = $1"
  await expect(application.owner.query(byOne, [id])).rejects.toThrow(/refunds_give_up_four_eyes/)
})
