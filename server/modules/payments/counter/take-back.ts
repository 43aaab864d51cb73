import type { Grant } from '#contracts/grants.ts'
import type { decideTakeBack, takeCounterPaymentBack } from '#contracts/office/counter-payments.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { isInScope, schoolsInScope } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { decideWithin } from '../refunds/decide-refund.ts'
import { findRefund } from '../refunds/refund.store.ts'
import { requestWithin } from '../refunds/request-refund.ts'
import { findCounterPayment } from './counter-payment.store.ts'

/** PAY-05: asks for a payment at the counter to be taken back. It holds until a second person agrees. */
export function askToTakeBack(
  deps: Deps,
  call: Call<StaffActor>,
  { id, reason }: BodyOf<typeof takeCounterPaymentBack> & { id: string },
): Promise<{ id: string }> {
  return deps.database.transact(call.deadline, async (tx) => {
    const paymentId = await requirePaid(tx, { id, actor: call.actor, grant: 'counter.record' })
    return requestWithin(tx, deps, { call, request: { paymentId, reason } })
  })
}

/** The second person agrees: the money is handed out, the order is refunded, and the paper may pay for somebody else. */
export function decideToTakeBack(
  deps: Deps,
  call: Call<StaffActor>,
  { id, refundId, ...decision }: BodyOf<typeof decideTakeBack> & { id: string },
): Promise<void> {
  return deps.database.transact(call.deadline, async (tx) => {
    const paymentId = await requirePaid(tx, { id, actor: call.actor, grant: 'counter.confirm' })
    const refund = requireFound(await findRefund(tx, refundId))
    if (refund.payment_id !== paymentId) throw new Refusal('not_found')
    await decideWithin(tx, deps, { call, decision: { ...decision, id: refundId, seen: 'requested' } })
  })
}

/** The payment of one in scope that was confirmed. It is not locked here: the refund locks the order. */
async function requirePaid(
  tx: Tx,
  { id, actor, grant }: { id: string; actor: StaffActor; grant: Grant },
): Promise<string> {
  const row = requireFound(await findCounterPayment(tx, id))
  if (!isInScope([row.school_id], schoolsInScope(actor, grant))) throw new Refusal('not_found')
  if (row.state !== 'confirmed' || row.payment_id === null) throw new Refusal('stale')
  return row.payment_id
}
