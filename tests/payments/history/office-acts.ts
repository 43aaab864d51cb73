import { dayOf } from '../../payment-peer/forms.ts'
import { openPictures } from '../../support/open-pictures.ts'
import { isBack, type Past, type Reply, rowsOf } from './past.ts'
import type { Who } from './steps.ts'

export interface Refund {
  id: string
  state: string
  version: number
  requested_by: string
  by_hand_asked_by: string | null
  give_up_asked_by: string | null
  done_how: string | null
  payment_id: string
  attempt_no: string | null
}

/** Every payment, the oldest first. */
export function paymentsOf(past: Past): Promise<{ id: string; purpose: string; channel: string }[]> {
  return rowsOf(
    past,
    `select p.id, p.purpose, p.channel from payments p join payment_orders o on o.id = p.order_id
     where o.application_id = any($1) order by p.recorded_at, p.id`,
  )
}

/** Every refund, the oldest first. */
export function refundsOf(past: Past): Promise<Refund[]> {
  return rowsOf<Refund>(
    past,
    `select r.id, r.state, r.version, r.requested_by, r.by_hand_asked_by, r.give_up_asked_by, r.done_how, r.payment_id, a.attempt_no
     from refunds r join payments p on p.id = r.payment_id left join payment_attempts a on a.id = p.attempt_id
     join payment_orders o on o.id = r.order_id where o.application_id = any($1) order by r.requested_at, r.id`,
  )
}

const REASON = '核对无误，退还考生'

/** One of finance asks for a payment to go back. Asked for again while it goes back, it is refused. */
export async function askRefund(past: Past, { pick, who }: { pick: number; who: Who }): Promise<void> {
  const payments = await paymentsOf(past)
  const payment = payments[pick % Math.max(1, payments.length)]
  if (payment)
    await past.staff.finance[who].call('POST', `/api/office/payments/${payment.id}/refund`, {
      reason: REASON,
    })
}

/** One of finance decides on what waits; who took the first step may not. */
export async function decideRefund(
  past: Past,
  { pick, who, decision }: { pick: number; who: Who; decision: 'approve' | 'refuse' },
): Promise<void> {
  const waiting = (await refundsOf(past)).filter(({ state }) => WAITING.has(state))
  const refund = waiting[pick % Math.max(1, waiting.length)]
  if (!refund) return
  const officer = past.staff.finance[who]
  const { state: seen, version } = refund
  const reply = await officer.call('POST', `/api/office/refunds/${refund.id}/decision`, {
    ...{ seen, version, decision },
  })
  const first = { by_hand_asked: refund.by_hand_asked_by, give_up_asked: refund.give_up_asked_by }[seen]
  requireSecond(past, {
    reply,
    isSame: (first ?? refund.requested_by) === officer.staffId,
    what: `refund ${refund.id}`,
  })
}

export const WAITING: ReadonlySet<string> = new Set(['requested', 'by_hand_asked', 'give_up_asked'])

/** A decision of the person who took the first step is a failure of ours. */
function requireSecond(
  past: Past,
  { reply, isSame, what }: { reply: Reply; isSame: boolean; what: string },
): void {
  if (isSame && reply.status === 200) past.watch.failures.push(`${what}: one person took both steps`)
}

const GOING_ON = {
  again: {},
  'by-hand': { voucher: '转账回单 0001' },
  'give-up': { reason: '考生账户已注销，暂不退还' },
} as const

/** Sends a refund that failed again, gives it up, or says that its money went back by hand: not when the provider shows that it did it. */
export async function goOn(
  past: Past,
  { pick, who, how }: { pick: number; who: Who; how: keyof typeof GOING_ON },
): Promise<void> {
  const failed = (await refundsOf(past)).filter(({ state }) => state === 'failed')
  const refund = failed[pick % Math.max(1, failed.length)]
  if (!refund || (how === 'by-hand' && isBack(past, refund.attempt_no))) return
  const body = { version: refund.version, ...GOING_ON[how] }
  await past.staff.finance[who].call('POST', `/api/office/refunds/${refund.id}/${how}`, body)
}

export interface Counter {
  id: string
  state: string
  recorded_by: string
  payment_id: string | null
}

/** What was recorded at the counter, the oldest first. */
export function countersOf(past: Past): Promise<Counter[]> {
  return rowsOf<Counter>(
    past,
    `select id, state, recorded_by, payment_id from counter_payments where application_id = any($1) order by recorded_at, id`,
  )
}

/** One of the counter records that the candidate paid there today. */
export async function recordAtCounter(past: Past, { who }: { who: Who }): Promise<void> {
  past.papers += 1
  const applicationId = past.applicationIds.at(-1)
  const paidOn = dayOf(past.ground.product.application.clock.now())
  const paperNo = `${past.payer.ticketNo}-${past.papers}`
  await past.staff.counter[who].call('POST', '/api/office/counter-payments', {
    ...{ applicationId, paidOn, paperNo },
  })
}

/** The second person confirms it, or not. */
export async function decideAtCounter(
  past: Past,
  { pick, who, decision }: { pick: number; who: Who; decision: 'approve' | 'refuse' },
): Promise<void> {
  const waiting = (await countersOf(past)).filter(({ state }) => state === 'requested')
  const one = waiting[pick % Math.max(1, waiting.length)]
  if (!one) return
  const officer = past.staff.counter[who]
  const reply = await officer.call('POST', `/api/office/counter-payments/${one.id}/decision`, { decision })
  requireSecond(past, { reply, isSame: one.recorded_by === officer.staffId, what: `counter ${one.id}` })
}

/** Asks for the money of a counter to be handed back, or agrees to it. */
export async function takeBack(past: Past, { pick, who }: { pick: number; who: Who }): Promise<void> {
  const paid = (await countersOf(past)).filter(({ state }) => state === 'confirmed')
  const one = paid[pick % Math.max(1, paid.length)]
  if (!one) return
  const officer = past.staff.counter[who]
  const path = `/api/office/counter-payments/${one.id}`
  const waiting = (await refundsOf(past)).find(
    ({ payment_id, state }) => payment_id === one.payment_id && state === 'requested',
  )
  if (!waiting) return void (await officer.call('POST', `${path}/take-back`, { reason: REASON }))
  const { id: refundId, version } = waiting
  const reply = await officer.call('POST', `${path}/take-back-decision`, {
    ...{ refundId, version, decision: 'approve' },
  })
  requireSecond(past, {
    reply,
    isSame: waiting.requested_by === officer.staffId,
    what: `take back ${one.id}`,
  })
}

/** The reviewer whose turn it is approves, as far as the fee lets it happen. */
export async function review(past: Past): Promise<void> {
  if (past.scene !== 'held') return
  const id = past.applicationIds.at(-1) ?? ''
  for (const reviewer of past.staff.reviewers) {
    const claimed = await reviewer.call('POST', `/api/office/reviews/${id}/claim`, {})
    if (claimed.status !== 200) continue
    const visitor = { call: (method: 'GET', path: string) => reviewer.call(method, path), cookie: () => '' }
    await openPictures(visitor as never, id)
    const body = { revision: 1, verdict: 'approve', reasons: [] }
    await reviewer.call('POST', `/api/office/reviews/${id}/decision`, body)
    return
  }
}
