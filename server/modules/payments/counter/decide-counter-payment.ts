import type { decideCounterPayment as contract } from '#contracts/office/counter-payments.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { isInScope, schoolsInScope } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { type CounterPaymentRow, lockCounterPayment, settleCounterPayment } from './counter-payment.store.ts'
import { payForPaper } from './pay-for-paper.ts'

/** PAY-05: the second person confirms a payment at the counter, and with that the order is paid; or refuses it, and nothing was paid. */
export async function decideAtCounter(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, decision, note }: BodyOf<typeof contract> & { id: string },
): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    const row = await requireWaiting(tx, { id, actor })
    const at = deps.clock.now()
    const isAgreed = decision === 'approve'
    const paymentId = isAgreed ? await payForPaper(tx, deps, { row, by: { actor, origin } }) : undefined
    const to = isAgreed ? 'confirmed' : 'refused'
    if (!(await settleCounterPayment(tx, { id, to, staffId: actor.staffId, at, note, paymentId })))
      throw new Refusal('stale')
    await writeAudit(tx, {
      ...{ at, actor, origin, action: isAgreed ? 'counter_payment.confirm' : 'counter_payment.refuse' },
      subject: { kind: 'counter_payment', id },
      personId: row.person_id,
      new: { paperNo: row.paper_no, paidOn: row.paid_on, fen: row.fen },
      ...(note ? { reason: note } : {}),
    })
  })
}

async function requireWaiting(
  tx: Tx,
  { id, actor }: { id: string; actor: StaffActor },
): Promise<CounterPaymentRow> {
  const row = requireFound(await lockCounterPayment(tx, id))
  if (!isInScope([row.school_id], schoolsInScope(actor, 'counter.confirm'))) throw new Refusal('not_found')
  if (row.state !== 'requested') throw new Refusal('stale')
  if (row.recorded_by === actor.staffId) throw new Refusal('second_person')
  return row
}
