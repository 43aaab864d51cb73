import type { decideCounterPayment as contract } from '#contracts/office/counter-payments.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { lockApplication } from '#modules/applications/public.ts'
import { isInScope, schoolsInScope } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { startOfBeijingDay } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { findFee } from '../fees/fee.store.ts'
import { payAtCounter } from '../record/pay-at-counter.ts'
import {
  type CounterPaymentRow,
  findCounterTransaction,
  lockCounterPayment,
  lookAtPaper,
  settleCounterPayment,
} from './counter-payment.store.ts'

/** PAY-05: the second person confirms a payment at the counter, and with that the order is paid; or refuses it, and nothing was paid. */
export async function decideAtCounter(
  deps: Deps,
  call: Call<StaffActor>,
  { id, decision, note }: BodyOf<typeof contract> & { id: string },
): Promise<void> {
  const { actor, origin, deadline } = call
  await deps.database.transact(deadline, async (tx) => {
    const row = await requireWaiting(tx, { id, actor })
    const at = deps.clock.now()
    const isAgreed = decision === 'approve'
    const paymentId = isAgreed ? await payBy(tx, deps, { call, row }) : undefined
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

/** Through the one door of payments: at the order that waits, or at one that is made now, also when the payment window is over. */
async function payBy(
  tx: Tx,
  deps: Deps,
  { call: { actor, origin }, row }: { call: Call<StaffActor>; row: CounterPaymentRow },
): Promise<string> {
  const { application_id: applicationId } = row
  requireFound(await lockApplication(tx, applicationId))
  const fee = await findFee(tx, applicationId)
  if (fee && fee.fen !== row.fen) throw new Refusal('counter_amount')
  const { takenBack, schoolCode } = await lookAtPaper(tx, { schoolId: row.school_id, paperNo: row.paper_no })
  const slipNo = `${schoolCode}-${row.paper_no}${takenBack > 0 ? `-${takenBack + 1}` : ''}`
  const paidAt = startOfBeijingDay(row.paid_on)
  await payAtCounter(tx, deps, { applicationId, slipNo, paidAt, by: { actor, origin } })
  const paymentId = await findCounterTransaction(tx, slipNo)
  if (!paymentId) throw new Error('a payment at the counter that was not recorded')
  return paymentId
}
