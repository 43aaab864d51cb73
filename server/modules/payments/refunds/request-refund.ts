import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { lockOrder } from '../orders/lock-order.ts'
import { basisOf, refundNoOf } from './refund.rules.ts'
import {
  findGivenUp,
  findPaidBy,
  findRefundable,
  hasRefund,
  hasStandingDiploma,
  insertRefund,
  nextRefundSeq,
  type RefundablePayment,
  type RefundRow,
} from './refund.store.ts'
import { requireRefundMove } from './require-refund-move.ts'

interface Request {
  paymentId: string
  reason: string
}

/** PAY-04: asks for a payment to go back, as a whole. Nothing is sent before a second person agrees. */
export function requestRefundOf(
  deps: Deps,
  call: Call<StaffActor>,
  request: Request,
): Promise<{ id: string }> {
  return deps.database.transact(call.deadline, (tx) => requestWithin(tx, deps, { call, request }))
}

/** The same within a transaction of the caller, who has asked whether the actor may. */
export async function requestWithin(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'clock'>,
  {
    call: { actor, origin },
    request: { paymentId, reason },
  }: { call: Pick<Call<StaffActor>, 'actor' | 'origin'>; request: Request },
): Promise<{ id: string }> {
  const payment = requireFound(await findRefundable(tx, paymentId))
  const { order, application } = requireFound(await lockOrder(tx, payment.order_id))
  if (await hasRefund(tx, paymentId)) throw new Refusal('refund_open')
  if (payment.purpose === 'fee') {
    if (order.state !== 'paid') throw new Refusal('order_state')
    // GRA-12: what was published rests on the fee that was paid.
    const relying = await findPaidBy(tx, application.id)
    if (relying && (await hasStandingDiploma(tx, relying))) throw new Refusal('refund_relied_on')
  }
  const at = deps.clock.now()
  const asked = { reason, requested_by: actor.staffId, requested_at: at }
  const refund =
    (await askAnew(tx, { paymentId, at, asked })) ?? (await enter(tx, deps, { payment, at, asked }))
  const { id } = refund
  await writeAudit(tx, {
    ...{ at, actor, origin, action: 'refund.request' },
    subject: { kind: 'refund', id },
    personId: payment.person_id,
    new: {
      refundNo: refund.refund_no,
      orderNo: order.order_no,
      channel: refund.channel,
      fen: refund.fen,
      basis: refund.basis,
    },
    reason,
  })
  return { id }
}

type Asked = Pick<RefundRow, 'reason' | 'requested_by' | 'requested_at'>

/** One that was given up is asked for again as itself: under another number, a provider that did it late could do it twice. */
async function askAnew(
  tx: Tx,
  { paymentId, at, asked }: { paymentId: string; at: Date; asked: Asked },
): Promise<RefundRow | undefined> {
  const refund = await findGivenUp(tx, paymentId)
  if (!refund) return undefined
  const change = { ...asked, asked: 0, decided_by: null, decided_at: null, decision_note: null }
  return requireRefundMove(tx, { refund, move: 'ask_anew', at, change })
}

async function enter(
  tx: Tx,
  deps: Pick<Deps, 'ids'>,
  { payment, at, asked }: { payment: RefundablePayment; at: Date; asked: Asked },
) {
  const refund = {
    id: deps.ids.next(),
    refund_no: refundNoOf(await nextRefundSeq(tx), at),
    payment_id: payment.id,
    order_id: payment.order_id,
    person_id: payment.person_id,
    channel: payment.channel,
    fen: payment.fen,
    basis: basisOf(payment.purpose),
    ...asked,
  }
  if (!(await insertRefund(tx, refund))) throw new Refusal('refund_open')
  return refund
}
