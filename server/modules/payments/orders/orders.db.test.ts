import { beforeEach, describe, expect, test, vi } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { appliesForGraduation } from '#tests/support/graduates.ts'
import {
  beginPaying,
  deliver,
  follow,
  givenPayer,
  moveTo,
  orderOf,
  ordersOfTenMinutes,
  payAtCashier,
  stateOf,
} from '#tests/support/orders.ts'
import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const minutes = (count: number) => count * 60_000

beforeEach(async () => {
  await ordersOfTenMinutes(application)
})

const order = (person: { call: (...args: never[]) => unknown }, applicationId: string) =>
  (person as Awaited<ReturnType<typeof givenPayer>>['person']).call('POST', '/api/portal/orders', {
    body: { applicationId },
  })

describe('PAY-01 one order for each thing to be paid', () => {
  test('PAY-01 twenty presses at once make one order, and a press later finds it', async () => {
    const payer = await givenPayer(application, given)
    const made = await Promise.all(Array.from({ length: 20 }, () => order(payer.person, payer.applicationId)))
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1)
    const { rows } = await application.owner.query(
      'select id from payment_orders where application_id = $1',
      [payer.applicationId],
    )
    expect(rows).toHaveLength(1)
    expect(await orderOf(payer)).toBe(rows[0].id)
  })

  test('PAY-01 the list shows what is to be paid, then the order, then the payment', async () => {
    const payer = await givenPayer(application, given)
    const list = async () => (await payer.person.call('GET', '/api/portal/orders')).body
    expect(await list()).toMatchObject({
      dues: [
        {
          applicationId: payer.applicationId,
          ticket: { ticketNo: payer.person.ticketNo },
          fee: { title: '毕业审定费', fen: 5000, state: 'payable', holdsUp: 'publication' },
        },
      ],
      orders: [],
    })
    const id = await orderOf(payer)
    expect(await list()).toMatchObject({
      dues: [{ fee: { orderId: id } }],
      orders: [{ id, state: 'open', fen: 5000 }],
    })
    await payAtCashier(application, await beginPaying(payer.person, id))
    expect(await deliver(application)).toEqual([200])
    expect(await list()).toMatchObject({
      dues: [],
      orders: [
        {
          id,
          state: 'paid',
          payment: { channel: 'demonstration', receiptNo: expect.stringMatching(/^SJ\d{16}$/) },
        },
      ],
    })
    const again = await order(payer.person, payer.applicationId)
    expect(again.body).toMatchObject({ code: 'fee_paid' })
  })

  test('PAY-01 an order belongs to its owner: for anybody else it is not there', async () => {
    const payer = await givenPayer(application, given)
    const id = await orderOf(payer)
    const attemptNo = await beginPaying(payer.person, id)
    const other = await given.candidate().enter()
    const answers = [
      await other.call('GET', `/api/portal/orders/${id}`),
      await other.call('POST', `/api/portal/orders/${id}/cancel`),
      await other.call('POST', `/api/portal/orders/${id}/attempts`, {
        body: { provider: 'demonstration', surface: 'desk' },
      }),
      await other.call('GET', `/api/portal/attempts/${attemptNo}/step`),
      await other.call('GET', `/api/portal/applications/${payer.applicationId}/fee`),
      await order(other, payer.applicationId),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
    expect(await stateOf(payer, id)).toBe('open')
  })

  test('PAY-01 the amount of an order stays what it was when the fee table changes', async () => {
    const payer = await givenPayer(application, given)
    const id = await orderOf(payer)
    await application.owner.query('update fees set fen = 8000')
    await payAtCashier(application, await beginPaying(payer.person, id))
    await deliver(application)
    expect(await stateOf(payer, id)).toBe('paid')
    const { rows } = await application.owner.query('select fen from payments where order_id = $1', [id])
    expect(rows).toEqual([{ fen: 5000 }])
  })
})

describe('GRA-09 when a fee can be paid', () => {
  test('GRA-09 before the move that opens it nothing is owed; the page says so', async () => {
    const person = await given.candidate().enter()
    const { applicationId } = await appliesForGraduation(application, person, { state: 'pending' })
    expect((await order(person, applicationId)).body).toMatchObject({ code: 'fee_not_owed' })
    const { body } = await person.call('GET', `/api/portal/applications/${applicationId}/fee`)
    expect(body).toMatchObject({ fee: { state: 'later', fen: 5000 } })
    expect((await person.call('GET', '/api/portal/orders')).body).toMatchObject({ dues: [] })
  })

  test('GRA-09, APP-03 nobody is told to wait for the fee of an application that was withdrawn', async () => {
    const person = await given.candidate().enter()
    const { applicationId } = await appliesForGraduation(application, person, { state: 'pending' })
    await application.owner.query("update applications set state = 'withdrawn' where id = $1", [
      applicationId,
    ])
    expect((await person.call('GET', `/api/portal/applications/${applicationId}/fee`)).body).toEqual({})
  })

  test('GRA-09 the move that opens the payment is data', async () => {
    await application.owner.query("update fees set opens_after = 'filing'")
    const person = await given.candidate().enter()
    const { applicationId } = await appliesForGraduation(application, person, { state: 'pending' })
    expect((await order(person, applicationId)).status).toBe(200)
  })

  test('GRA-09 outside of the payment window no order is made, and what to do is said', async () => {
    const payer = await givenPayer(application, given)
    await application.owner.query("update fees set payable_from = '2099-01-01'")
    const early = await order(payer.person, payer.applicationId)
    expect([early.body.code, early.body.text]).toEqual([
      'fee_not_open',
      '缴费尚未开始，请在 2099年1月1日 起登录本平台缴费。',
    ])
    await application.owner.query("update fees set payable_from = null, payable_until = '2022-01-01'")
    const late = await order(payer.person, payer.applicationId)
    expect([late.body.code, late.body.text]).toEqual([
      'fee_window_over',
      '网上缴费时间已过，请联系主考学校咨询缴费办法。',
    ])
    const { body } = await payer.person.call('GET', '/api/portal/orders')
    expect(body).toMatchObject({ dues: [{ fee: { state: 'over' } }] })
  })
})

describe('PAY-03 the end of an order', () => {
  test('PAY-03 an order that nobody began to pay expires, and a new one can be made', async () => {
    const payer = await givenPayer(application, given)
    const id = await orderOf(payer)
    application.clock.advance(minutes(11))
    const next = await orderOf(payer)
    expect(next).not.toBe(id)
    await follow(application, id)
    expect(await stateOf(payer, id)).toBe('closed expired')
    expect(await stateOf(payer, next)).toBe('open')
  })

  test('PAY-03 an order that was begun to be paid is closed at the provider before it is closed here', async () => {
    const payer = await givenPayer(application, given)
    const id = await orderOf(payer)
    const attemptNo = await beginPaying(payer.person, id)
    application.clock.advance(minutes(11))
    const early = await order(payer.person, payer.applicationId)
    expect(early.body).toMatchObject({ code: 'order_closing' })
    await follow(application, id)
    expect(await stateOf(payer, id)).toBe('closed expired')
    expect(await application.deps.payments.find('demonstration')?.query(attemptNo)).toEqual({
      kind: 'closed',
    })
    expect(await payAtCashier(application, attemptNo)).toBe('closed')
    expect((await order(payer.person, payer.applicationId)).status).toBe(200)
  })

  test('PAY-03 cancelled by its owner, once and by nobody else; the next order is another one', async () => {
    const payer = await givenPayer(application, given)
    const id = await orderOf(payer)
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => payer.person.call('POST', `/api/portal/orders/${id}/cancel`)),
    )
    expect(answers.map(({ body }) => body.code ?? 'done').toSorted()).toEqual([
      'done',
      ...Array(7).fill('order_state'),
    ])
    await follow(application, id)
    expect(await stateOf(payer, id)).toBe('closed cancelled')
    expect(await orderOf(payer)).not.toBe(id)
  })

  test('PAY-01 an application that goes back behind the opening move voids its order, at the provider too', async () => {
    const payer = await givenPayer(application, given)
    const id = await orderOf(payer)
    const attemptNo = await beginPaying(payer.person, id)
    await moveTo(application, payer, { state: 'rejected', level: 2, kind: 'rejected' })
    expect(await stateOf(payer, id)).toBe('closing obsolete')
    await follow(application, id)
    expect(await stateOf(payer, id)).toBe('closed obsolete')
    expect(await payAtCashier(application, attemptNo)).toBe('closed')
    expect((await order(payer.person, payer.applicationId)).body).toMatchObject({ code: 'fee_not_owed' })
  })

  test('PAY-01 where an unpaid fee holds up the approval, it is refused until the fee is paid', async () => {
    await application.owner.query("update fees set holds_up = 'approval'")
    const payer = await givenPayer(application, given)
    const approve = () => moveTo(application, payer, { state: 'approved', level: 2, kind: 'approved' })
    await expect(approve()).rejects.toMatchObject({
      code: 'effect_impossible',
      values: { why: '毕业审定费尚未缴纳，请在考生缴费后再办理。' },
    })
    await payAtCashier(application, await beginPaying(payer.person, await orderOf(payer)))
    await deliver(application)
    await approve()
    await application.owner.query("update fees set holds_up = 'publication'")
  })
})

test('PAY-01, VER-01 the receipt of a paid order is a PDF of its owner, and there is none before', async () => {
  const payer = await givenPayer(application, given)
  const id = await orderOf(payer)
  const receipt = (person = payer.person) => person.call('GET', `/api/portal/orders/${id}/receipt`)
  expect((await receipt()).status).toBe(404)
  await payAtCashier(application, await beginPaying(payer.person, id))
  await deliver(application)
  const { status, headers, bytes } = await receipt()
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([
    200,
    'application/pdf',
    'private, no-store',
  ])
  const text = (await pagesOfPdf(bytes)).join('')
  expect(text).toContain('缴费收据')
  expect(text).toContain('50.00 元')
  expect(text).toContain(payer.person.ticketNo)
  expect((await receipt(await given.candidate().enter())).status).toBe(404)
})

test('PAY-01 a provider that is down has no button, cannot be begun, and nothing else breaks', async () => {
  const payer = await givenPayer(application, given)
  const id = await orderOf(payer)
  const { payments } = application.deps
  const offered = vi.spyOn(payments, 'offered').mockReturnValue([])
  const { body } = await payer.person.call('GET', `/api/portal/orders/${id}?surface=desk`)
  expect(body).toMatchObject({ providers: [], order: { state: 'open' } })
  const begin = { body: { provider: 'demonstration', surface: 'desk' } }
  const refused = await payer.person.call('POST', `/api/portal/orders/${id}/attempts`, begin)
  expect([refused.status, refused.body.code]).toEqual([503, 'provider_away'])
  offered.mockRestore()
  await beginPaying(payer.person, id)
})
