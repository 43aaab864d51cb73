import { beforeAll, expect, test } from 'vitest'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { owesFee, paymentsOfOrder } from '#tests/support/paid-order.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'

/** 上海财经大学, where the candidates of these tests are. */
const SCHOOL = '10272'
const application = startApplication()
const given = givenIn(application)
let first: Officer
let second: Officer
let papers = 0

beforeAll(async () => {
  first = await given.officer('school_registrar', SCHOOL)
  second = await given.officer('school_registrar', SCHOOL)
})

async function owing() {
  const candidate = await given.candidate().enter()
  papers += 1
  return { candidate, ...(await owesFee(application, candidate, 0)), paperNo: `SJ-${1000 + papers}` }
}

const record = (who: Visitor, wish: { applicationId: string; paperNo: string; paidOn?: string }) =>
  who.call('POST', '/api/office/counter-payments', { body: { paidOn: '2026-11-23', ...wish } })

const decide = (who: Visitor, id: string, decision = 'approve') =>
  who.call('POST', `/api/office/counter-payments/${id}/decision`, { body: { decision } })

async function orderState(orderId: string): Promise<string> {
  const { rows } = await application.owner.query('select state from payment_orders where id = $1', [orderId])
  return rows[0].state
}

/** Recorded by one and confirmed by another. */
async function confirmed() {
  const owed = await owing()
  const { applicationId, paperNo } = owed
  const id = String((await record(first, { applicationId, paperNo })).body.id)
  expect((await decide(second, id)).status).toBe(200)
  return { ...owed, id }
}

test('PAY-05 a payment at the counter pays the order when a second person of the school confirms it', async () => {
  const { candidate, orderId, applicationId, paperNo } = await owing()
  const found = await first.call('POST', '/api/office/counter-payments/search', {
    body: { ticketNo: candidate.ticketNo },
  })
  expect(found.body.dues).toMatchObject([{ applicationId, fen: 5000, ticketNo: candidate.ticketNo }])
  const recorded = await record(first, { applicationId, paperNo: paperNo.toLowerCase() })
  const id = String(recorded.body.id)
  expect(await orderState(orderId)).toBe('open')
  expect((await decide(first, id)).body.code).toBe('second_person')
  expect((await decide(second, id)).status).toBe(200)
  expect(await orderState(orderId)).toBe('paid')
  expect(await paymentsOfOrder(application, orderId)).toMatchObject([
    { purpose: 'fee', fen: 5000, transaction_no: `${SCHOOL}-${paperNo}` },
  ])
  expect((await record(first, { applicationId, paperNo: 'SJ-0001' })).body.code).toBe('fee_paid')
})

test('PAY-05 it pays also where no order waits and the payment window is over', async () => {
  const { orderId, applicationId, paperNo } = await owing()
  const { owner, clock } = application
  await owner.query("update payment_orders set state = 'closed', close_reason = 'expired' where id = $1", [
    orderId,
  ])
  await owner.query("update fees set payable_until = '2026-11-01'")
  const id = String((await record(first, { applicationId, paperNo })).body.id)
  expect((await decide(second, id)).status).toBe(200)
  await owner.query('update fees set payable_until = null')
  const { rows } = await owner.query(
    'select state, created_at from payment_orders where application_id = $1 order by created_at, state',
    [applicationId],
  )
  expect(rows.map(({ state }) => state).toSorted()).toEqual(['closed', 'paid'])
  expect(rows[0].created_at.getTime()).toBe(clock.now().getTime())
})

test('PAY-05 one paper pays once, one application has one that waits, and a day that has not come is refused', async () => {
  const [one, other] = [await owing(), await owing()]
  const { paperNo } = one
  const asked = await Promise.all([
    record(first, { applicationId: one.applicationId, paperNo }),
    record(second, { applicationId: one.applicationId, paperNo: `${paperNo}-B` }),
    record(second, { applicationId: one.applicationId, paperNo: `${paperNo}-C` }),
  ])
  expect(asked.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
  const again = { applicationId: other.applicationId, paperNo: other.paperNo }
  await record(first, again)
  expect((await record(first, { ...again, applicationId: (await owing()).applicationId })).body.code).toBe(
    'counter_paper_used',
  )
  const tomorrow = { applicationId: (await owing()).applicationId, paperNo: 'SJ-9999', paidOn: '2026-11-24' }
  expect((await record(first, tomorrow)).body.code).toBe('counter_day')
  // Nobody pays for an application before it is filed, and last year's totals are reported.
  const lastYear = { ...tomorrow, paidOn: '2025-11-24' }
  expect((await record(first, lastYear)).body.code).toBe('counter_day')
})

test('PAY-05 while an online order of an older amount waits, the counter is told which, and what to do', async () => {
  const { candidate, orderId, applicationId, paperNo } = await owing()
  await application.owner.query('update payment_orders set fen = 4000 where id = $1', [orderId])
  const refused = await record(first, { applicationId, paperNo })
  expect(refused.body.code).toBe('counter_order_amount')
  expect(refused.body.text).toContain('按原标准 40.00 元下的网上订单')
  expect((await candidate.call('POST', `/api/portal/orders/${orderId}/cancel`)).status).toBe(200)
  expect((await record(first, { applicationId, paperNo })).status).toBe(200)
})

test('PAY-05 decided by five at the same moment, it pays once', async () => {
  const { orderId, applicationId, paperNo } = await owing()
  const id = String((await record(first, { applicationId, paperNo })).body.id)
  const replies = await Promise.all(Array.from({ length: 5 }, () => decide(second, id)))
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409])
  expect(await paymentsOfOrder(application, orderId)).toHaveLength(1)
})

test('PAY-05 a wrong one is taken back by two, and its paper then pays for somebody else', async () => {
  const { id, orderId, paperNo } = await confirmed()
  const path = `/api/office/counter-payments/${id}`
  const asked = await first.call('POST', `${path}/take-back`, { body: { reason: '登记到别人名下了' } })
  const body = { refundId: String(asked.body.id), version: 1, decision: 'approve' }
  expect(await orderState(orderId)).toBe('paid')
  expect((await first.call('POST', `${path}/take-back-decision`, { body })).body.code).toBe('second_person')
  expect((await second.call('POST', `${path}/take-back-decision`, { body })).status).toBe(200)
  expect(await orderState(orderId)).toBe('refunded')
  const rightful = await owing()
  const right = await record(first, { applicationId: rightful.applicationId, paperNo })
  expect((await decide(second, String(right.body.id))).status).toBe(200)
  expect(await paymentsOfOrder(application, rightful.orderId)).toMatchObject([
    { transaction_no: `${SCHOOL}-${paperNo}#2` },
  ])
  const { body: list } = await first.call('GET', '/api/office/counter-payments')
  expect((list.payments as { id: string; state: string }[]).find((one) => one.id === id)?.state).toBe(
    'taken_back',
  )
  // Another paper, whose own number looks like the second use of this one.
  const another = await owing()
  const other = await record(first, { applicationId: another.applicationId, paperNo: `${paperNo}-2` })
  expect((await decide(second, String(other.body.id))).status).toBe(200)
})

test('ACC-01, PAY-05 another school neither sees nor records; finance confirms everywhere and records nothing', async () => {
  const stranger = await given.officer('school_registrar', '10269')
  const finance = await given.officer('finance')
  const { candidate, applicationId, paperNo, orderId } = await owing()
  expect((await record(stranger, { applicationId, paperNo })).body.code).toBe('not_found')
  const found = await stranger.call('POST', '/api/office/counter-payments/search', {
    body: { ticketNo: candidate.ticketNo },
  })
  expect(found.body.dues).toEqual([])
  const id = String((await record(first, { applicationId, paperNo })).body.id)
  expect((await decide(stranger, id)).body.code).toBe('not_found')
  const { body } = await stranger.call('GET', '/api/office/counter-payments')
  expect(body.payments).toEqual([])
  expect((await record(finance, { applicationId, paperNo })).body.code).toBe('not_permitted')
  expect((await decide(finance, id)).status).toBe(200)
  expect(await orderState(orderId)).toBe('paid')
})

test('PAY-05 a payment that is to be taken back stands first, however long ago it was paid', async () => {
  const [earlier, later] = [await confirmed(), await confirmed()]
  const listed = async () => {
    const { body } = await second.call('GET', '/api/office/counter-payments')
    const ids = (body.payments as { id: string }[]).map(({ id }) => id)
    return ids.filter((id) => id === earlier.id || id === later.id)
  }
  await application.owner.query(
    "update counter_payments set recorded_at = recorded_at - interval '90 days' where id = $1",
    [earlier.id],
  )
  expect(await listed()).toEqual([later.id, earlier.id])
  const path = `/api/office/counter-payments/${earlier.id}/take-back`
  const asked = await first.call('POST', path, { body: { reason: '登记错了考生' } })
  expect([asked.status, asked.text]).toEqual([200, asked.text])
  expect(await listed()).toEqual([earlier.id, later.id])
})

test('PAY-05 the list says when it leaves out earlier payments, and each is found by its 准考证', async () => {
  const [earlier, later] = [await confirmed(), await confirmed()]
  // At another school, so that no other test sees them.
  const registrar = await given.officer('school_registrar', '10246')
  const other = "(select id from schools where code = '10246')"
  await application.owner.query(
    `update counter_payments set school_id = ${other}, recorded_at = recorded_at - interval '1 year' where id = any($1)`,
    [[earlier.id, later.id]],
  )
  await application.owner.query(
    `insert into counter_payments (id, application_id, person_id, school_id, fen, paper_no, paid_on, state, recorded_by, recorded_at, decided_by, decided_at)
     select gen_random_uuid(), application_id, person_id, school_id, fen, 'AB-' || n, paid_on, 'refused', recorded_by, now(), decided_by, now()
     from counter_payments, generate_series(1000, 1199) n where id = $1`,
    [later.id],
  )
  const idsOf = (payments: unknown) => (payments as { id: string }[]).map(({ id }) => id)
  const listed = await registrar.call('GET', '/api/office/counter-payments')
  expect([idsOf(listed.body.payments).length, listed.body.more]).toEqual([200, true])
  expect(idsOf(listed.body.payments)).not.toContain(earlier.id)
  const { ticketNo } = earlier.candidate
  const search = (who: Visitor) =>
    who.call('POST', '/api/office/counter-payments/search', { body: { ticketNo } })
  expect(idsOf((await search(registrar)).body.payments)).toEqual([earlier.id])
  expect((await search(first)).body.payments).toEqual([])
})

test('PAY-05 a payment that waits is found with the others that wait, and not by its 准考证 once more', async () => {
  const { candidate, applicationId, paperNo } = await owing()
  expect((await record(first, { applicationId, paperNo })).status).toBe(200)
  const body = { ticketNo: candidate.ticketNo }
  expect((await first.call('POST', '/api/office/counter-payments/search', { body })).body.payments).toEqual(
    [],
  )
})
