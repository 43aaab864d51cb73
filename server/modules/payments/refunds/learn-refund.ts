import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { RefundState } from '#platform/payment/payment-provider.ts'
import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import type { Adapters } from '#server/deps.ts'
import { askAgainAt } from '../following/back-off.rules.ts'
import { addFollowingOfRefund } from './add-following-of-refund.ts'
import { finishRefund } from './finish-refund.ts'
import { type LockedRefund, lockOrderOfRefund } from './lock-order-of-refund.ts'
import { afterRefundMove } from './refund.lifecycle.ts'
import { noteRefundAsked } from './refund.store.ts'
import { requireRefundMove } from './require-refund-move.ts'

const SYSTEM = { actor: { kind: 'system', name: 'payments' } } as const

/**
 * PAY-04: what a provider says about a refund, in a notice or as an answer. undefined: it said nothing that can be believed, and is asked
 * again. Said again, late or out of order, it changes nothing.
 */
export async function learnRefund(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'clock'>,
  { refundId, state }: { refundId: string; state: RefundState | undefined },
): Promise<void> {
  const locked = await lockOrderOfRefund(tx, refundId)
  if (!locked) return
  switch (state?.kind) {
    case 'done':
      // Another amount than ours is nothing that we agreed to: finance has to look at it.
      if (state.fen !== locked.refund.fen)
        return fail(tx, deps, { locked, words: '渠道退款金额与申请不一致' })
      if (!afterRefundMove(locked.refund.state, 'finish')) return
      return finishRefund(tx, deps, {
        locked,
        ending: {
          ...{ move: 'finish', how: 'provider', doneAt: state.at },
          transactionNo: state.refundTransactionNo,
          by: SYSTEM,
        },
      })
    case 'failed':
      return fail(tx, deps, { locked, words: state.words })
    case 'absent':
    case 'accepted':
    case undefined:
      return askAgain(tx, deps, locked)
    default:
      return state satisfies never
  }
}

async function fail(
  tx: Tx,
  { clock }: Pick<Adapters, 'clock'>,
  { locked: { refund }, words }: { locked: LockedRefund; words: string },
): Promise<void> {
  if (!afterRefundMove(refund.state, 'fail')) return
  const at = clock.now()
  const failure = beginningOf(words.trim(), 200) || '支付渠道没有说明原因'
  await requireRefundMove(tx, { refund, move: 'fail', at, change: { failure, ask_at: null } })
  await writeAudit(tx, {
    ...{ at, ...SYSTEM, action: 'refund.fail' },
    subject: { kind: 'refund', id: refund.id },
    personId: refund.person_id,
    new: { refundNo: refund.refund_no, failure },
  })
}

async function askAgain(tx: Tx, { clock }: Pick<Adapters, 'clock'>, { refund }: LockedRefund): Promise<void> {
  if (refund.state !== 'sent') return
  const askAt = askAgainAt(refund.asked, clock.now())
  await noteRefundAsked(tx, { id: refund.id, askAt })
  await addFollowingOfRefund(tx, { refundId: refund.id, at: askAt })
}
