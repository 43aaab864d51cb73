import type { Actor } from '#kernel/actor.ts'
import { requireFound } from '#kernel/refusal.ts'
import { lockApplication } from '#modules/applications/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Adapters } from '#server/deps.ts'
import { findFee } from '../fees/fee.store.ts'
import { insertCounterPayment, settleCounterPayment } from './counter-payment.store.ts'
import { payForPaper } from './pay-for-paper.ts'

/** A paper receipt of the past, and the two of the school who recorded and confirmed it. */
interface PaidPaper {
  applicationId: string
  paperNo: string
  paidOn: string
  recordedBy: string
  confirmedBy: string
  by: { actor: Actor }
}

/** PAY-05: enters a payment at the counter with its paper as two persons left it, for a demonstration that begins with some of them. */
export async function enterPaidPaper(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'clock'>,
  { applicationId, paperNo, paidOn, recordedBy, confirmedBy, by }: PaidPaper,
): Promise<void> {
  const { person_id, school_id } = requireFound(await lockApplication(tx, applicationId))
  const { fen } = requireFound(await findFee(tx, applicationId))
  const [id, at] = [deps.ids.next(), deps.clock.now()]
  const row = {
    id,
    application_id: applicationId,
    person_id,
    school_id,
    fen,
    paper_no: paperNo,
    paid_on: paidOn,
  }
  await insertCounterPayment(tx, { ...row, recorded_by: recordedBy, recorded_at: at })
  const paymentId = await payForPaper(tx, deps, { row, by })
  await settleCounterPayment(tx, {
    id,
    to: 'confirmed',
    staffId: confirmedBy,
    at,
    note: undefined,
    paymentId,
  })
}
