import { beforeEach, expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { appliesForGraduation } from '#tests/support/graduates.ts'
import {
  beginPaying,
  deliver,
  givenPayer,
  orderOf,
  ordersOfTenMinutes,
  type Payer,
  payAtCashier,
} from '#tests/support/orders.ts'
import { paymentsOfOrder } from '#tests/support/paid-order.ts'
import { startApplication } from '#tests/support/test-application.ts'

/** 上海财经大学, where the candidates of these tests are. */
const SCHOOL = '10272'
const application = startApplication()
const given = givenIn(application)

beforeEach(async () => {
  await ordersOfTenMinutes(application)
})

/** Pays the fee, withdraws, and files anew in the same round: another application. */
async function filedAnew() {
  const before = await givenPayer(application, given)
  const orderId = await orderOf(before)
  await payAtCashier(application, await beginPaying(before.person, orderId))
  await deliver(application)
  return { orderId, before, payer: await replaced(before) }
}

async function replaced({ person, applicationId }: Payer): Promise<Payer> {
  await application.owner.query("update applications set state = 'withdrawn' where id = $1", [applicationId])
  application.clock.advance(60_000)
  return { person, ...(await appliesForGraduation(application, person, { state: 'in_review' })) }
}

async function isOwed({ applicationId }: Payer): Promise<boolean> {
  const { rows } = await application.owner.query("select is_fee_owed($1, 'publication') as owed", [
    applicationId,
  ])
  return rows[0].owed
}

const order = ({ person, applicationId }: Payer) =>
  person.call('POST', '/api/portal/orders', { body: { applicationId } })

test('PAY-01, GRA-09 a fee follows its payer from a withdrawn application to the next one of the round', async () => {
  const { orderId, payer } = await filedAnew()
  expect(await isOwed(payer)).toBe(false)
  expect((await order(payer)).body.code).toBe('fee_paid')
  const { body } = await payer.person.call('GET', '/api/portal/orders')
  const paysFor = { id: payer.applicationId, state: 'in_review' }
  expect(body).toMatchObject({ dues: [], orders: [{ id: orderId, state: 'paid', paysFor }] })
  const card = await payer.person.call('GET', `/api/portal/applications/${payer.applicationId}/fee`)
  expect(card.body).toMatchObject({
    fee: { state: 'paid', orderId, payment: { receiptNo: expect.any(String) } },
  })
  expect((await payer.person.call('GET', `/api/portal/orders/${orderId}/receipt`)).status).toBe(200)
  const counter = await given.officer('school_registrar', SCHOOL)
  const { applicationId } = payer
  const recorded = await counter.call('POST', '/api/office/counter-payments', {
    body: { applicationId, paperNo: 'SJ-7001', paidOn: '2026-11-23' },
  })
  expect(recorded.body.code).toBe('fee_paid')
  const found = await counter.call('POST', '/api/office/counter-payments/search', {
    body: { ticketNo: payer.person.ticketNo },
  })
  expect(found.body.dues).toEqual([])
})

test('PAY-01, APP-03 the order of an application that was withdrawn says so, until another one is filed that it pays for', async () => {
  const payer = await givenPayer(application, given)
  const orderId = await orderOf(payer)
  await payAtCashier(application, await beginPaying(payer.person, orderId))
  await deliver(application)
  const paysFor = async () => {
    const { body } = await payer.person.call('GET', `/api/portal/orders/${orderId}`)
    return (body.order as { paysFor: object }).paysFor
  }
  const { applicationId: id } = payer
  expect(await paysFor()).toEqual({ id, state: 'in_review' })
  await application.owner.query("update applications set state = 'withdrawn' where id = $1", [id])
  expect(await paysFor()).toEqual({ id, state: 'withdrawn' })
  const { applicationId: newer } = await replaced(payer)
  expect(await paysFor()).toEqual({ id: newer, state: 'in_review' })
})

test('PAY-01 an order that nobody paid pays for no newer application', async () => {
  const before = await givenPayer(application, given)
  await orderOf(before)
  await replaced(before)
  const { body } = await before.person.call('GET', '/api/portal/orders')
  expect(body.orders).toMatchObject([{ paysFor: { id: before.applicationId, state: 'withdrawn' } }])
})

test('PAY-01 one payment pays for one application, however often it is filed anew', async () => {
  const { payer } = await filedAnew()
  const last = await replaced(payer)
  expect([await isOwed(payer), await isOwed(last)]).toEqual([true, false])
})

test('PAY-01 a fee of another round, or of another person, pays for nothing here', async () => {
  const { before, payer } = await filedAnew()
  const stranger = await givenPayer(application, given)
  expect(await isOwed(stranger)).toBe(true)
  const { owner } = application
  await owner.query('alter table filings disable trigger user')
  const { rowCount } = await owner.query(
    `update filings set window_id = (select w.id from windows w where w.service = 'graduation'
       and w.round <> (select round from windows where id = filings.window_id) limit 1)
     where id = (select filing_id from application_revisions where application_id = $1)`,
    [before.applicationId],
  )
  await owner.query('alter table filings enable trigger user')
  expect(rowCount).toBe(1)
  expect(await isOwed(payer)).toBe(true)
})

test('PAY-05 money that comes for the newer application as well pays for nothing and goes back', async () => {
  const { before, payer } = await filedAnew()
  // As if the order had been made in the moment before: the fee is paid, and money comes for a second order.
  await application.owner.query(
    "update payment_orders set state = 'closed', close_reason = 'expired' where application_id = $1",
    [before.applicationId],
  )
  const second = await orderOf(payer)
  const attemptNo = await beginPaying(payer.person, second)
  await application.owner.query(
    "update payment_orders set state = 'paid', close_reason = null where application_id = $1",
    [before.applicationId],
  )
  await payAtCashier(application, attemptNo)
  await deliver(application)
  expect(await paymentsOfOrder(application, second)).toMatchObject([{ purpose: 'extra' }])
})

test('PAY-04 the fee that a newer application relies on is owed again from the agreement to give it back', async () => {
  const { orderId, payer } = await filedAnew()
  const [first, second] = [await given.officer('finance'), await given.officer('finance')]
  const [fee] = await paymentsOfOrder(application, orderId)
  const reason = '考生申请退款，核对无误'
  const asked = await first.call('POST', `/api/office/payments/${fee?.id}/refund`, { body: { reason } })
  const path = `/api/office/refunds/${asked.body.id}/decision`
  const agreed = await second.call('POST', path, {
    body: { seen: 'requested', version: 1, decision: 'approve' },
  })
  expect(agreed.status).toBe(200)
  expect([await isOwed(payer), (await order(payer)).body.code]).toEqual([true, 'fee_paid'])
})
