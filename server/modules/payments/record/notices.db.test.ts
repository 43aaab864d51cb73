import { beforeEach, describe, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { givenIn } from '#tests/support/given.ts'
import {
  beginPaying,
  deliver,
  follow,
  givenPayer,
  moveTo,
  orderOf,
  ordersOfTenMinutes,
  payAtCashier,
  paymentsOf,
  post,
  stateOf,
  takeMail,
  tracesOf,
} from '#tests/support/orders.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { learnPayment } from './learn-payment.ts'

const application = startApplication()
const given = givenIn(application)
const ONCE = { messages: 1, entries: 1, receipts: 1 }

beforeEach(() => ordersOfTenMinutes(application))

async function begun() {
  const payer = await givenPayer(application, given)
  const orderId = await orderOf(payer)
  return { payer, orderId, attemptNo: await beginPaying(payer.person, orderId) }
}

/** Tells of a payment as an adapter does once it has verified who says so. */
function learn(news: { attemptNo: string; fen?: number; transactionNo?: string; noticeNo?: string }) {
  const { deps, clock } = application
  const { attemptNo, fen = 5000, transactionNo = `N${attemptNo.slice(0, 20)}`, noticeNo } = news
  return deps.database.transact(deadlineIn(10_000), (tx) =>
    learnPayment(tx, deps, {
      provider: 'demonstration',
      learntBy: 'notice',
      attemptNo,
      ...(noticeNo ? { noticeNo } : {}),
      paid: { transactionNo, fen: fen as never, at: clock.now() },
    }),
  )
}

describe('PAY-03 a notice is the truth, once', () => {
  test('PAY-03 a notice pays the order, and order, message, receipt and entry are there once', async () => {
    const { payer, orderId, attemptNo } = await begun()
    expect(await payAtCashier(application, attemptNo)).toBe('paid')
    expect(await stateOf(payer, orderId)).toBe('open')
    expect(await deliver(application)).toEqual([200])
    expect(await stateOf(payer, orderId)).toBe('paid')
    expect(await tracesOf(application, payer)).toEqual(ONCE)
  })

  test('PAY-03, TRL-01 the trail says from which state to which the order went', async () => {
    const { payer, orderId, attemptNo } = await begun()
    await payAtCashier(application, attemptNo)
    await deliver(application)
    expect(await stateOf(payer, orderId)).toBe('paid')
    const { rows } = await application.owner.query(
      "select old_value as old, new_value->>'state' as state from audit_entries where action = 'payment.record' and subject_id = $1",
      [orderId],
    )
    expect(rows).toEqual([{ old: { state: 'open' }, state: 'paid' }])
  })

  test('PAY-03 forty copies at once and one later are one payment', async () => {
    const { payer, orderId, attemptNo } = await begun()
    await payAtCashier(application, attemptNo)
    const [notice] = await takeMail(application)
    if (!notice) throw new Error('no notice')
    const answers = await Promise.all(Array.from({ length: 40 }, () => post(application, notice)))
    expect(new Set(answers)).toEqual(new Set([200]))
    expect(await post(application, notice)).toBe(200)
    expect(await stateOf(payer, orderId)).toBe('paid')
    expect(await tracesOf(application, payer)).toEqual(ONCE)
    expect(await paymentsOf(application, payer)).toEqual(['fee notice'])
  })

  test('PAY-03 one byte changed, no signature, another provider, a body that is no notice: nothing changes', async () => {
    const { payer, orderId, attemptNo } = await begun()
    await payAtCashier(application, attemptNo)
    const [notice] = await takeMail(application)
    if (!notice) throw new Error('no notice')
    const text = notice.body.toString()
    const forged = [
      { ...notice, body: Buffer.from(text.replace('5000', '5001')) },
      { ...notice, body: Buffer.from(text.slice(0, -1)) },
      { headers: { 'content-type': 'application/json' }, body: notice.body },
      { ...notice, body: Buffer.alloc(0) },
      { headers: { 'content-type': 'text/html' }, body: Buffer.from('<html>') },
    ]
    for (const one of forged) expect(await post(application, one)).toBe(400)
    expect(await post(application, notice, 'alipay')).toBe(404)
    const big = { ...notice, body: Buffer.alloc(70_000, 'x') }
    expect(await post(application, big)).toBe(413)
    expect(await stateOf(payer, orderId)).toBe('open')
    const { rows } = await application.owner.query('select id from payment_notices where attempt_no = $1', [
      attemptNo,
    ])
    expect(rows).toEqual([])
  })

  test('PAY-03 an old copy of a genuine notice is refused by the clock', async () => {
    const { payer, orderId, attemptNo } = await begun()
    await payAtCashier(application, attemptNo)
    const [notice] = await takeMail(application)
    application.clock.advance(6 * 60_000)
    if (notice) expect(await post(application, notice)).toBe(400)
    expect(await stateOf(payer, orderId)).toBe('open')
    // The provider is asked, so nothing is lost.
    await follow(application, orderId)
    expect(await stateOf(payer, orderId)).toBe('paid')
    expect(await paymentsOf(application, payer)).toEqual(['fee query'])
  })

  test('PAY-03 an amount that is not the order’s, and an attempt that is not ours, change nothing and are kept', async () => {
    const { payer, orderId, attemptNo } = await begun()
    expect(await learn({ attemptNo, fen: 4999 })).toBe('amount_differs')
    expect(await learn({ attemptNo: 'unknown0unknown0unknown' })).toBe('attempt_unknown')
    expect(await stateOf(payer, orderId)).toBe('open')
    const { rows } = await application.owner.query(
      `select outcome, fen from payment_notices where attempt_no in ($1, 'unknown0unknown0unknown') order by outcome`,
      [attemptNo],
    )
    expect(rows).toEqual([
      { outcome: 'amount_differs', fen: 4999 },
      { outcome: 'attempt_unknown', fen: 5000 },
    ])
  })

  test('PAY-03 the same payment by a notice and by a query at once is one; another number for the same attempt is shown', async () => {
    const { payer, orderId, attemptNo } = await begun()
    await payAtCashier(application, attemptNo)
    application.clock.advance(11_000)
    await Promise.all([deliver(application), follow(application, orderId)])
    expect(await paymentsOf(application, payer)).toHaveLength(1)
    expect(await tracesOf(application, payer)).toEqual(ONCE)
    expect(await learn({ attemptNo, transactionNo: 'ANOTHER' })).toBe('transaction_differs')
    expect(await paymentsOf(application, payer)).toHaveLength(1)
  })

  test('PAY-03 nothing of the payer is kept: the tables have no column for it', async () => {
    const { rows } = await application.owner.query<{ column_name: string }>(
      `select distinct column_name from information_schema.columns where table_name in ('payments', 'payment_notices', 'payment_attempts')`,
    )
    expect(
      rows
        .map(({ column_name }) => column_name)
        .filter((name) => /buyer|payer|open_?id|account|phone/.test(name)),
    ).toEqual([])
  })
})

describe('PAY-05 what is paid twice or too late', () => {
  test('PAY-05 two tabs pay at one number; two surfaces at two, and the second payment goes back', async () => {
    const { payer, orderId, attemptNo } = await begun()
    expect(await beginPaying(payer.person, orderId)).toBe(attemptNo)
    const onPhone = await beginPaying(payer.person, orderId, 'phone')
    expect(onPhone).not.toBe(attemptNo)
    expect([await payAtCashier(application, attemptNo), await payAtCashier(application, onPhone)]).toEqual([
      'paid',
      'paid',
    ])
    const answers = await deliver(application)
    expect(answers).toEqual([200, 200])
    expect(await stateOf(payer, orderId)).toBe('paid')
    expect((await paymentsOf(application, payer)).toSorted()).toEqual([
      'extra paid_before notice',
      'fee notice',
    ])
    expect(await tracesOf(application, payer)).toEqual(ONCE)
    const { body } = await payer.person.call('GET', '/api/portal/messages')
    const titles = (body.messages as { title: string }[]).map(({ title }) => title)
    expect(titles).toContain('收到一笔不需要支付的毕业审定费，将退还给您')
  })

  test('PAY-05 once an order is paid, what was begun beside it is closed at the provider', async () => {
    const { payer, orderId, attemptNo } = await begun()
    const onPhone = await beginPaying(payer.person, orderId, 'phone')
    await payAtCashier(application, attemptNo)
    await deliver(application)
    await follow(application, orderId)
    expect(await payAtCashier(application, onPhone)).toBe('closed')
    expect(await paymentsOf(application, payer)).toEqual(['fee notice'])
  })

  test('PAY-03 paid while it expires: whoever comes first, the payment counts once', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { payer, orderId, attemptNo } = await begun()
      application.clock.advance(9 * 60_000)
      await payAtCashier(application, attemptNo)
      application.clock.advance(2 * 60_000)
      await Promise.all([follow(application, orderId), deliver(application)])
      expect(await stateOf(payer, orderId)).toBe('paid')
      expect(await paymentsOf(application, payer)).toHaveLength(1)
    }
  })

  test('PAY-03 paid while it is cancelled: the order is paid, or closed and nothing was taken', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { payer, orderId, attemptNo } = await begun()
      const cancel = () => payer.person.call('POST', `/api/portal/orders/${orderId}/cancel`)
      const [paid] = await Promise.all([
        payAtCashier(application, attemptNo),
        cancel().then(() => follow(application, orderId)),
      ])
      await deliver(application)
      await follow(application, orderId)
      expect([paid, await stateOf(payer, orderId)]).toEqual(
        paid === 'paid' ? ['paid', 'paid'] : ['closed', 'closed cancelled'],
      )
    }
  })

  test('PAY-03 a payment for a closed order is honoured while the fee is owed, and voids the order that waits', async () => {
    const { payer, orderId, attemptNo } = await begun()
    application.clock.advance(11 * 60_000)
    await follow(application, orderId)
    const next = await orderOf(payer)
    expect(await learn({ attemptNo })).toBe('paid')
    expect([await stateOf(payer, orderId), await stateOf(payer, next)]).toEqual(['paid', 'closing obsolete'])
    await follow(application, next)
    expect(await stateOf(payer, next)).toBe('closed obsolete')
  })

  test('PAY-05 a payment for a closed order goes back when another one is paid, or nothing is owed any more', async () => {
    const { payer, orderId, attemptNo } = await begun()
    application.clock.advance(11 * 60_000)
    await follow(application, orderId)
    const next = await orderOf(payer)
    await payAtCashier(application, await beginPaying(payer.person, next))
    await deliver(application)
    expect(await learn({ attemptNo })).toBe('extra')
    expect((await paymentsOf(application, payer)).toSorted()).toEqual([
      'extra paid_before notice',
      'fee notice',
    ])
    const other = await begun()
    await moveTo(application, other.payer, { state: 'rejected', level: 2, kind: 'rejected' })
    await payAtCashier(application, other.attemptNo)
    await deliver(application)
    await follow(application, other.orderId)
    expect(await stateOf(other.payer, other.orderId)).toBe('closed obsolete')
    expect(await paymentsOf(application, other.payer)).toEqual(['extra not_owed notice'])
  })

  test('PAY-03 an attempt that the provider did not know when it was closed is asked about once more after its end', async () => {
    const payer = await givenPayer(application, given)
    const orderId = await orderOf(payer)
    // Begun, and the provider has not heard of it: the payer's page is open, as at Alipay before signing in.
    const begin = { body: { provider: 'demonstration', surface: 'desk' } }
    const { body } = await payer.person.call('POST', `/api/portal/orders/${orderId}/attempts`, begin)
    const attemptNo = String(body.attemptNo)
    await payer.person.call('POST', `/api/portal/orders/${orderId}/cancel`)
    await follow(application, orderId)
    expect(await stateOf(payer, orderId)).toBe('closed cancelled')
    const { deps, clock } = application
    const expiresAt = new Date(clock.now().getTime() + 9 * 60_000)
    const charge = {
      attemptNo,
      fen: 5000 as never,
      subject: '毕业审定费',
      expiresAt,
      surface: 'desk' as const,
    }
    const provider = deps.payments.find('demonstration')
    await provider?.create({ ...charge, payer: { address: '127.0.0.1' }, returnPath: '/orders' })
    expect(await payAtCashier(application, attemptNo)).toBe('paid')
    await takeMail(application)
    clock.advance(12 * 60_000)
    await follow(application, orderId)
    expect(await stateOf(payer, orderId)).toBe('paid')
    expect(await paymentsOf(application, payer)).toEqual(['fee query'])
  })
})
