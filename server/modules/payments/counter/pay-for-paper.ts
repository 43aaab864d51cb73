import type { Actor, Origin } from '#kernel/actor.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { lockApplication } from '#modules/applications/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { startOfBeijingDay } from '#rulebook/beijing-time.ts'
import type { Adapters } from '#server/deps.ts'
import { findFee } from '../fees/fee.store.ts'
import { payAtCounter } from '../record/pay-at-counter.ts'
import { type CounterPaymentRow, findCounterTransaction, lookAtPaper } from './counter-payment.store.ts'

/**
 * Pays through the one door of payments: at the order that waits, or at one that is made now, also when the payment window is over.
 * Answers the payment.
 */
export async function payForPaper(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'clock'>,
  {
    row,
    by,
  }: {
    row: Pick<CounterPaymentRow, 'application_id' | 'school_id' | 'fen' | 'paper_no' | 'paid_on'>
    by: { actor: Actor; origin?: Origin }
  },
): Promise<string> {
  const { application_id: applicationId } = row
  requireFound(await lockApplication(tx, applicationId))
  const fee = await findFee(tx, applicationId)
  if (fee && fee.fen !== row.fen) throw new Refusal('counter_amount')
  const { takenBack, schoolCode } = await lookAtPaper(tx, { schoolId: row.school_id, paperNo: row.paper_no })
  // No paper's own number has this sign in it: the second use of one is never taken for another paper.
  const slipNo = `${schoolCode}-${row.paper_no}${takenBack > 0 ? `#${takenBack + 1}` : ''}`
  const paidAt = startOfBeijingDay(row.paid_on)
  await payAtCounter(tx, deps, { applicationId, slipNo, paidAt, by })
  const paymentId = await findCounterTransaction(tx, slipNo)
  if (!paymentId) throw new Error('a payment at the counter that was not recorded')
  return paymentId
}
