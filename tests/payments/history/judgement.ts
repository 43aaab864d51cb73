import { expect } from 'vitest'
import { differencesOf } from './difference-acts.ts'
import { noticeIdOf } from './notice-id.ts'
import { type Past, rowsOf } from './past.ts'

interface Payment {
  id: string
  channel: string
  transaction_no: string
  fen: number
  purpose: 'fee' | 'extra'
  order_id: string
  refund: string | null
}

const PAYMENTS = `
  select p.id, p.channel, p.transaction_no, p.fen, p.purpose, p.order_id,
    (select r.state from refunds r where r.payment_id = p.id and r.state not in ('refused', 'given_up')) as refund
  from payments p join payment_orders o on o.id = p.order_id where o.application_id = any($1) order by p.recorded_at, p.id`

/** What is true after every history, whatever happened in it. */
export async function expectSound(past: Past, named: readonly string[]): Promise<void> {
  expect(past.watch.failures).toEqual([])
  const payments = await rowsOf<Payment>(past, PAYMENTS)
  await expectSameBooks(past, payments)
  await expectPaidOnce(past, payments)
  await expectToldOnce(past, payments)
  await expectTrail(past, payments)
  await expectBillsSettled(past, named)
  await expectNothingLeft(past)
  if (past.scene === 'held') await expectHeld(past)
}

/** Ours and the providers', payment by payment and refund by refund, to the fen. */
async function expectSameBooks(past: Past, payments: readonly Payment[]): Promise<void> {
  const { books } = past.ground.product.peer
  const numbers = new Set(past.attempts.map(({ attemptNo }) => attemptNo))
  const isOurs = ({ outTradeNo }: { outTradeNo: string }) => numbers.has(outTradeNo)
  const theirs = books.payments.filter(isOurs)
  const ours = payments.filter(({ channel }) => channel !== 'counter')
  expect(ours.map((one) => `${one.channel} ${one.transaction_no} ${one.fen}`).toSorted()).toEqual(
    theirs.map((one) => `${one.provider} ${one.transactionNo} ${one.fen}`).toSorted(),
  )
  const refunds = await rowsOf<{ said: string }>(
    past,
    `select r.channel || ' ' || a.attempt_no || ' ' || r.fen as said from refunds r join payments p on p.id = r.payment_id
     join payment_attempts a on a.id = p.attempt_id join payment_orders o on o.id = r.order_id
     where o.application_id = any($1) and r.state = 'done' and r.done_how in ('provider', 'console')`,
  )
  expect(refunds.map(({ said }) => said).toSorted()).toEqual(
    books.refunds
      .filter(isOurs)
      .map((one) => `${one.provider} ${one.outTradeNo} ${one.fen}`)
      .toSorted(),
  )
}

/** A fee is paid once; whatever else came went back; no order that was paid is anything else. */
async function expectPaidOnce(past: Past, payments: readonly Payment[]): Promise<void> {
  const extra = payments.filter(({ purpose }) => purpose === 'extra')
  expect(extra.filter(({ refund }) => refund !== 'done')).toEqual([])
  const standing = payments.filter(({ purpose, refund }) => purpose === 'fee' && refund !== 'done')
  const applications = await rowsOf<{ id: string; orders: string[] }>(
    past,
    `select a.id, array(select f.id::text from fee_orders_of(a.id) f) as orders from applications a where a.id = any($1)
       and a.state <> 'withdrawn'`,
  )
  for (const { orders } of applications) expect(orders.length).toBeLessThanOrEqual(1)
  const states = await rowsOf<{ id: string; state: string }>(
    past,
    'select id, state from payment_orders where application_id = any($1)',
  )
  const paid = states.filter(({ state }) => state === 'paid').map(({ id }) => id)
  expect(paid.toSorted()).toEqual(standing.map(({ order_id }) => order_id).toSorted())
  const goneBack = payments.filter(({ purpose, refund }) => purpose === 'fee' && refund === 'done')
  const refunded = states.filter(({ state }) => state === 'refunded').map(({ id }) => id)
  expect(refunded.toSorted()).toEqual(goneBack.map(({ order_id }) => order_id).toSorted())
  expect(states.filter(({ state }) => !ENDS.has(state))).toEqual([])
}

const ENDS: ReadonlySet<string> = new Set(['paid', 'closed', 'refunded'])

/** Each notice that was accepted is recorded once, and the candidate reads of each payment once. */
async function expectToldOnce(past: Past, payments: readonly Payment[]): Promise<void> {
  const { application, peer } = past.ground.product
  const numbers = past.attempts.map(({ attemptNo }) => attemptNo)
  const { rows } = await application.owner.query<{ notice_no: string; count: number }>(
    `select notice_no, count(*)::int as count from payment_notices where attempt_no = any($1) and learnt_by = 'notice' group by 1`,
    [numbers],
  )
  expect(rows.filter(({ count }) => count > 1)).toEqual([])
  const accepted = peer.post.attempts.filter(
    ({ notice, answer }) => numbers.includes(notice.outTradeNo) && answer !== 'lost' && answer.status < 300,
  )
  const heard = new Set(accepted.map(({ notice }) => noticeIdOf(notice)))
  const known = new Set(rows.map(({ notice_no }) => notice_no))
  expect([...heard].filter((id) => !known.has(id))).toEqual([])
  const [told] = (
    await application.owner.query<{ paid: number; extra: number; receipts: number }>(
      `select (select count(*)::int from messages where person_id = $1 and title like '%缴费成功') as paid,
         (select count(*)::int from messages where person_id = $1 and title like '收到一笔不需要支付的%') as extra,
         (select count(distinct receipt_no)::int from payments where person_id = $1) as receipts`,
      [past.payer.personId],
    )
  ).rows
  const fees = payments.filter(({ purpose }) => purpose === 'fee').length
  expect(told).toEqual({ paid: fees, extra: payments.length - fees, receipts: fees })
}

/** The trail says of each payment and of each step of a refund who did it, once, and never one person both. */
async function expectTrail(past: Past, payments: readonly Payment[]): Promise<void> {
  const entries = await rowsOf<{ action: string; count: number }>(
    past,
    `select e.action, count(*)::int as count from audit_entries e
     where e.subject_id in (select o.id::text from payment_orders o where o.application_id = any($1)
         union all select r.id::text from refunds r join payment_orders o on o.id = r.order_id where o.application_id = any($1)
         union all select c.id::text from counter_payments c where c.application_id = any($1))
     group by 1`,
  )
  const count = (...actions: string[]) =>
    entries.filter(({ action }) => actions.includes(action)).reduce((sum, one) => sum + one.count, 0)
  const fees = payments.filter(({ purpose }) => purpose === 'fee').length
  const refunds = await rowsOf<{ state: string; requested_by: string; decided_by: string | null }>(
    past,
    `select r.state, r.requested_by, r.decided_by from refunds r join payment_orders o on o.id = r.order_id where o.application_id = any($1)`,
  )
  const counters = await rowsOf<{ state: string; recorded_by: string; decided_by: string }>(
    past,
    'select state, recorded_by, decided_by from counter_payments where application_id = any($1)',
  )
  const confirmed = counters.filter(({ state }) => state !== 'refused')
  expect({
    record: count('payment.record'),
    extra: count('payment.record_extra'),
    finished: count('refund.finish'),
    counted: count('counter_payment.record'),
    confirmed: count('counter_payment.confirm'),
    alone: [
      ...refunds.filter((one) => one.requested_by === one.decided_by),
      ...counters.filter((one) => one.recorded_by === one.decided_by),
    ],
  }).toEqual({
    record: fees,
    extra: payments.length - fees,
    finished: refunds.filter(({ state }) => state === 'done').length,
    counted: counters.length,
    confirmed: confirmed.length,
    alone: [],
  })
  expect(payments.filter(({ channel }) => channel === 'counter')).toHaveLength(confirmed.length)
}

/** A bill that is wrong is found wrong, each in its own words; and nothing is settled but by two persons. */
async function expectBillsSettled(past: Past, named: readonly string[]): Promise<void> {
  for (const { provider, day, wrong } of past.wrongs) {
    const kinds = KINDS[wrong]
    const isNamed = named.some((one) => kinds.some((kind) => one.startsWith(provider) && one.endsWith(kind)))
    expect([provider, day, wrong, isNamed, named]).toEqual([provider, day, wrong, true, named])
  }
  const differences = await differencesOf(past)
  expect(differences.filter(({ state }) => state !== 'settled')).toEqual([])
  const isWrong = new Set(past.wrongs.map(({ provider }) => provider as string))
  const unexpected = differences.filter(({ provider, kind }) => !isWrong.has(provider) && !HONEST.has(kind))
  expect(unexpected).toEqual([])
}

/** How each wrong bill is named. A line that was moved to the next day is there once that bill is fetched. */
const KINDS = {
  nothing: [],
  more: ['payment_unknown'],
  fewer: ['payment_unbilled'],
  amount: ['amount_differs'],
  twice: ['line_twice'],
  later: ['other_day'],
} as const

/** What an honest bill may differ in: a payment that we never heard of, a refund that took until the next day or came to nothing. */
const HONEST: ReadonlySet<string> = new Set([
  'payment_missed',
  'refund_missed',
  'refund_unknown',
  'other_day',
])

/** No job has given up, and nothing is still to be asked. */
async function expectNothingLeft(past: Past): Promise<void> {
  const { owner } = past.ground.product.application
  // A job that is ordered anew while it runs loses its key: graphile-worker marks its row as ended, and a new row does the work. When the
  // process is killed at that moment, the old row stays behind, with every attempt used up.
  const { rows: jobs } = await owner.query(
    `select task_identifier, key, attempts from graphile_worker.jobs
     where task_identifier in ('follow-order', 'follow-refund') and attempts > 0 and key is not null`,
  )
  expect(jobs).toEqual([])
  const asking = await rowsOf(
    past,
    `select a.attempt_no, a.state, a.ask_at from payment_attempts a join payment_orders o on o.id = a.order_id
     where o.application_id = any($1) and (a.state = 'live' or a.ask_at is not null)`,
  )
  expect(asking).toEqual([])
}

/** An application whose approval waits for its fee is approved once, and only when the fee was paid. */
async function expectHeld(past: Past): Promise<void> {
  const [held] = await rowsOf<{ state: string; approvals: number; paid_first: boolean | null }>(
    past,
    `select a.state, (select count(*)::int from application_steps s where s.application_id = a.id and s.kind = 'approved') as approvals,
       (select min(p.recorded_at) from payments p join payment_orders o on o.id = p.order_id
         where o.application_id = a.id and p.purpose = 'fee')
       <= (select min(s.at) from application_steps s where s.application_id = a.id and s.kind = 'approved') as paid_first
     from applications a where a.id = any($1)`,
  )
  expect(held?.approvals).toBe(held?.state === 'approved' ? 1 : 0)
  if (held?.state === 'approved') expect(held.paid_first).toBe(true)
}
