import { beforeAll, expect, test } from 'vitest'
import { ProviderForged, ProviderRefused, ProviderUnavailable } from '#platform/payment/payment-faults.ts'
import type { Deps } from '#server/deps.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { deliver } from '#tests/support/orders.ts'
import { refundsIn } from '#tests/support/refunds.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { followRefund } from './follow-refund.ts'

const application = startApplication()
const given = givenIn(application)
let first: Officer
let second: Officer

beforeAll(async () => {
  first = await given.officer('finance')
  second = await given.officer('finance')
})

const { request, decide, refundOf, orderState, isOwed, paid, depsWith, ...desk } = refundsIn(application)

const agreed = (paymentId: string) => desk.agreed(paymentId, { first, second })

const follow = (refundId: string, deps: Deps = application.deps) => followRefund(deps, { refundId })

test('PAY-05 what was paid twice goes back once, by two persons, and the order stays paid', async () => {
  const { candidate, extra, orderId, applicationId } = await paid(2)
  const { body } = await request(first, extra?.id ?? '')
  const id = String(body.id)
  expect((await decide(first, id)).body.code).toBe('second_person')
  expect((await decide(second, id)).status).toBe(200)
  expect((await refundOf(id)).state).toBe('accepted')
  await follow(id)
  await follow(id)
  expect(await refundOf(id)).toMatchObject({ state: 'done', done_how: 'provider' })
  expect([await orderState(orderId), await isOwed(applicationId)]).toEqual(['paid', false])
  expect((await request(first, extra?.id ?? '')).body.code).toBe('refund_open')
  const { body: inbox } = await candidate.call('GET', '/api/portal/messages')
  const titles = (inbox.messages as { title: string }[]).map(({ title }) => title)
  expect(titles).toContain('毕业审定费已退款')
})

test('PAY-04 a fee that went back is owed again from the agreement on, and can be paid anew', async () => {
  const { fee, orderId, applicationId } = await paid()
  const id = await agreed(fee.id)
  expect([await orderState(orderId), await isOwed(applicationId)]).toEqual(['refunding', true])
  await follow(id)
  await deliver(application)
  expect([await orderState(orderId), (await refundOf(id)).state]).toEqual(['refunded', 'done'])
  // The job comes again, and the notice is repeated: nothing changes.
  await follow(id)
  await deliver(application)
  expect((await refundOf(id)).version).toBe(4)
})

test('PAY-04 asked for by five and decided by five at the same moment, it is one refund, decided once', async () => {
  const { fee } = await paid()
  const asked = await Promise.all(Array.from({ length: 5 }, () => request(first, fee.id)))
  expect(asked.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409])
  const id = String(asked.find(({ status }) => status === 200)?.body.id)
  const replies = await Promise.all(
    Array.from({ length: 5 }, (_, turn) => decide(second, id, turn % 2 === 0 ? 'approve' : 'refuse')),
  )
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409])
  const { rows } = await application.owner.query(
    "select count(*)::int as count from audit_entries where subject_id = $1 and action in ('refund.approve', 'refund.refuse')",
    [id],
  )
  expect(rows[0]).toEqual({ count: 1 })
})

test('PAY-04 five workers at once ask the provider for one refund under one number', async () => {
  const { fee, orderId } = await paid()
  const id = await agreed(fee.id)
  const numbers: string[] = []
  const deps = depsWith((real) => ({
    refund: (wish) => {
      numbers.push(wish.refundNo)
      return real.refund(wish)
    },
  }))
  await Promise.all(Array.from({ length: 5 }, () => follow(id, deps)))
  await follow(id, deps)
  expect(new Set(numbers)).toEqual(new Set([(await refundOf(id)).refund_no]))
  expect([(await refundOf(id)).state, await orderState(orderId)]).toEqual(['done', 'refunded'])
})

test.each([
  ['lost', new ProviderUnavailable('demonstration', 'no answer')],
  ['not to be believed', new ProviderForged('demonstration', 'no signature')],
])(
  'PAY-04 a refund whose answer is %s is asked about, and never sent under another number',
  async (_, fault) => {
    const { fee } = await paid()
    const id = await agreed(fee.id)
    const numbers: string[] = []
    const deps = depsWith((real) => ({
      async refund(wish) {
        numbers.push(wish.refundNo)
        await real.refund(wish)
        throw fault
      },
    }))
    await follow(id, deps)
    expect(await refundOf(id)).toMatchObject({ state: 'sent', asked: 1 })
    await follow(id, deps)
    expect((await refundOf(id)).state).toBe('done')
    expect(numbers).toHaveLength(1)
  },
)

test('PAY-04 one that the provider refuses fails, is sent again under its number, and then goes back', async () => {
  const { fee, orderId } = await paid()
  const id = await agreed(fee.id)
  const poor = depsWith(() => ({
    refund: () => Promise.reject(new ProviderRefused('demonstration', 'NOT_ENOUGH')),
  }))
  await follow(id, poor)
  const failed = await refundOf(id)
  expect([failed.state, await orderState(orderId)]).toEqual(['failed', 'refunding'])
  const again = await first.call('POST', `/api/office/refunds/${id}/again`, {
    body: { version: failed.version },
  })
  expect(again.status).toBe(200)
  await follow(id)
  await follow(id)
  expect(await refundOf(id)).toMatchObject({ state: 'done', refund_no: failed.refund_no })
})

test('PAY-04 what the provider cannot do goes back by hand, by two persons', async () => {
  const { fee, orderId } = await paid()
  const id = await agreed(fee.id)
  await follow(
    id,
    depsWith(() => ({ refund: () => Promise.resolve({ kind: 'failed', words: '账户已注销' }) })),
  )
  const { version } = await refundOf(id)
  const path = `/api/office/refunds/${id}/by-hand`
  expect((await first.call('POST', path, { body: { version, voucher: '转账回单 0001' } })).status).toBe(200)
  expect((await decide(first, id)).body.code).toBe('second_person')
  expect((await decide(second, id)).status).toBe(200)
  expect(await refundOf(id)).toMatchObject({ state: 'done', done_how: 'by_hand' })
  expect(await orderState(orderId)).toBe('refunded')
})

test('PAY-04 a provider that gives back another amount has not done what was asked', async () => {
  const { fee } = await paid()
  const id = await agreed(fee.id)
  const at = application.clock.now()
  const less = { kind: 'done', fen: 4999 as never, at, refundTransactionNo: 'R1' } as const
  await follow(
    id,
    depsWith(() => ({ refund: () => Promise.resolve(less) })),
  )
  expect(await refundOf(id)).toMatchObject({ state: 'failed', failure: '渠道退款金额与申请不一致' })
})

test('PAY-04, GRA-12 the fee of somebody on an approved list is not given back', async () => {
  const { rows } = await application.owner.query(
    `select p.id from diplomas d join payment_orders o on o.application_id = d.application_id
     join payments p on p.order_id = o.id where d.state = 'assigned' and p.purpose = 'fee' limit 1`,
  )
  expect((await request(first, rows[0].id)).body.code).toBe('refund_relied_on')
})

test('ACC-01, PAY-04 refunds are the authority’s finance officers’; the database keeps four eyes as well', async () => {
  const { fee } = await paid()
  for (const who of [
    await given.officer('school_registrar', '10272'),
    await given.officer('record_supervisor'),
  ])
    expect((await request(who, fee.id)).body.code).toBe('not_permitted')
  const { body } = await request(first, fee.id)
  const byOne =
    "update refunds set state = 'accepted', decided_by = requested_by, decided_at = now() where id = $1"
  await expect(application.owner.query(byOne, [body.id])).rejects.toThrow(/refunds_four_eyes/)
  expect((await decide(second, String(body.id), 'refuse')).status).toBe(200)
  // What was refused was never sent: it can be asked for again.
  expect((await request(second, fee.id)).status).toBe(200)
})
