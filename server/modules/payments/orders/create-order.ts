import type { Once } from '#kernel/act.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { type ApplicationRow, lockApplication } from '#modules/applications/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { expiryOf, isFeeOpen, payability } from '../fees/fee.rules.ts'
import { type Fee, findFee } from '../fees/fee.store.ts'
import { clearTheWay, openOrder } from './open-order.ts'

/** PAY-01: makes the order for the fee of an own application; the one that waits already is the answer to whoever asks again. */
export function orderFee(
  deps: Deps,
  call: Call<CandidateActor>,
  { applicationId }: { applicationId: string },
): Promise<Once<{ id: string }>> {
  return deps.acts.once(call, async (tx) => {
    const application = requireFound(await lockApplication(tx, applicationId))
    if (application.person_id !== call.actor.personId) throw new Refusal('not_found')
    const at = deps.clock.now()
    const waiting = await clearTheWay(tx, { applicationId, at })
    if (waiting) return { id: waiting }
    const fee = await requirePayable(tx, { application, at })
    const order = await openOrder(tx, deps, { application, fee, at, expiresAt: expiryOf(fee, at) })
    await writeAudit(tx, {
      ...{ at, actor: call.actor, origin: call.origin },
      action: 'order.create',
      subject: { kind: 'payment_order', id: order.id },
      personId: application.person_id,
      new: { orderNo: order.order_no, fen: order.fen, service: application.service },
    })
    return { id: order.id }
  })
}

async function requirePayable(
  tx: Tx,
  { application, at }: { application: ApplicationRow; at: Date },
): Promise<Fee> {
  const fee = await findFee(tx, application.id)
  if (!fee || !isFeeOpen(fee.opensAfter, application)) throw new Refusal('fee_not_owed')
  const when = payability(fee, at)
  switch (when) {
    case 'payable':
      return fee
    case 'over':
      throw new Refusal('fee_window_over')
    case 'not_open':
      throw new Refusal('fee_not_open', { values: { from: formatDate(fee.payableFrom ?? '') } })
    default:
      return when satisfies never
  }
}
