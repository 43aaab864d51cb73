import type { recordCounterPayment as contract } from '#contracts/office/counter-payments.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { lockApplication } from '#modules/applications/public.ts'
import { isInScope, schoolsInScope } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { isFeeOpen } from '../fees/fee.rules.ts'
import { findFee } from '../fees/fee.store.ts'
import { listFeeOrders } from '../orders/order.store.ts'
import { requireNoOrderOfOtherAmount } from '../orders/order-of-other-amount.ts'
import { insertCounterPayment, lookAtPaper } from './counter-payment.store.ts'

/** PAY-05: records that a candidate paid at the counter. Nothing is paid before a second person confirms it. */
export async function recordAtCounter(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  body: BodyOf<typeof contract>,
): Promise<{ id: string }> {
  const { applicationId, paidOn } = body
  const paperNo = body.paperNo.toUpperCase()
  const id = deps.ids.next()
  await deps.database.transact(deadline, async (tx) => {
    const at = deps.clock.now()
    if (paidOn > beijingDateOf(at)) throw new Refusal('counter_day')
    const application = requireFound(await lockApplication(tx, applicationId))
    const schoolId = application.school_id
    if (!isInScope([schoolId], schoolsInScope(actor, 'counter.record'))) throw new Refusal('not_found')
    // A payment of last year would change totals that were already reported.
    if (paidOn < beijingDateOf(application.first_filed_at)) throw new Refusal('counter_day')
    if ((await listFeeOrders(tx, applicationId)).length > 0) throw new Refusal('fee_paid')
    const fee = await findFee(tx, applicationId)
    if (!fee || !isFeeOpen(fee.opensAfter, application)) throw new Refusal('fee_not_owed')
    await requireNoOrderOfOtherAmount(tx, { applicationId, fee })
    if ((await lookAtPaper(tx, { schoolId, paperNo })).isUsed) throw new Refusal('counter_paper_used')
    const row = {
      ...{ id, application_id: applicationId, person_id: application.person_id, school_id: schoolId },
      ...{ fen: fee.fen, paper_no: paperNo, paid_on: paidOn, recorded_by: actor.staffId, recorded_at: at },
    }
    if (!(await insertCounterPayment(tx, row))) throw new Refusal('counter_open')
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'counter_payment.record' },
      subject: { kind: 'counter_payment', id },
      personId: application.person_id,
      new: { paperNo, paidOn, fen: fee.fen },
    })
  })
  return { id }
}
