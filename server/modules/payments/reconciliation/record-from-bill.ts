import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import { fen } from '#rulebook/money/fen.ts'
import type { Deps } from '#server/deps.ts'
import { learnPayment } from '../record/learn-payment.ts'
import { learnRefund } from '../refunds/learn-refund.ts'
import { recordConsoleRefund } from '../refunds/record-console-refund.ts'
import { findRefundByNo } from '../refunds/refund.store.ts'
import type { DifferenceRow } from './difference.store.ts'

/**
 * PAY-04: records what a provider's bill says and our books do not have, each through its one door. What does not fit there is refused,
 * and leaves the difference as it was.
 */
export async function recordFromBill(
  tx: Tx,
  deps: Deps,
  { call, row }: { call: Call<StaffActor>; row: DifferenceRow },
): Promise<void> {
  const { their_fen: theirFen, their_at: theirAt } = row
  if (theirFen === null || theirAt === null) throw new Error('a difference to record without its line')
  const line = { row, theirFen, theirAt }
  switch (row.kind) {
    case 'payment_missed':
      return recordPaymentOf(tx, deps, line)
    case 'refund_missed':
      return recordRefundOf(tx, deps, line)
    case 'refund_unknown':
      return recordConsoleRefund(tx, deps, {
        call,
        back: {
          provider: row.provider,
          attemptNo: row.attempt_no,
          paymentTransactionNo: row.transaction_no,
          // A refund that the console gave no number goes by the number of its payment.
          number: row.refund_no || row.transaction_no,
          fen: theirFen,
          at: theirAt,
          askedBy: row.proposed_by ?? call.actor.staffId,
          askedAt: row.proposed_at ?? theirAt,
          reason: row.note ?? '',
        },
      })
    case 'payment_unknown':
    case 'payment_unbilled':
    case 'amount_differs':
    case 'number_differs':
    case 'other_day':
    case 'line_twice':
    case 'refund_unbilled':
    case 'refund_amount_differs':
      throw new Refusal('bill_not_recordable')
    default:
      return row.kind satisfies never
  }
}

interface Line {
  row: DifferenceRow
  theirFen: number
  theirAt: Date
}

async function recordPaymentOf(tx: Tx, deps: Deps, { row, theirFen, theirAt }: Line): Promise<void> {
  const outcome = await learnPayment(tx, deps, {
    provider: row.provider,
    learntBy: 'bill',
    attemptNo: row.attempt_no,
    paid: { transactionNo: row.transaction_no, fen: fen(theirFen), at: theirAt },
  })
  // Heard of meanwhile by a notice, it is known: then there is nothing left to do.
  if (outcome !== 'paid' && outcome !== 'extra' && outcome !== 'known')
    throw new Refusal('bill_not_recordable')
}

/** A refund of ours that is done there and not here: given up meanwhile, or its answer was lost. */
async function recordRefundOf(tx: Tx, deps: Deps, { row, theirFen, theirAt }: Line): Promise<void> {
  const refund = await findRefundByNo(tx, row.refund_no ?? '')
  if (!refund || refund.fen !== theirFen) throw new Refusal('bill_not_recordable')
  const done = { fen: fen(theirFen), at: theirAt, refundTransactionNo: row.transaction_no }
  await learnRefund(tx, deps, { refundId: refund.id, state: { kind: 'done', ...done } })
  const after = await findRefundByNo(tx, refund.refund_no)
  if (after?.state !== 'done') throw new Refusal('bill_not_recordable')
}
