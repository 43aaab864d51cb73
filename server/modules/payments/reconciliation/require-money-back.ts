import { Refusal } from '#kernel/refusal.ts'
import type { RefundState } from '#platform/payment/payment-provider.ts'
import type { Deps } from '#server/deps.ts'
import type { DifferenceRow } from './difference.store.ts'

/**
 * PAY-04: refuses to record a refund that the payer does not have yet. WeChat's bill lists a refund on the day it was asked for, also one
 * that is still on its way or came back to the merchant, so that the provider is asked for the last word. Outside any
 * transaction: an answer takes as long as the provider takes.
 */
export async function requireMoneyBack(
  { payments, log }: Pick<Deps, 'payments' | 'log'>,
  row: Pick<DifferenceRow, 'provider' | 'kind' | 'way' | 'attempt_no' | 'refund_no'>,
): Promise<void> {
  const isRefund = row.kind === 'refund_missed' || row.kind === 'refund_unknown'
  if (row.way !== 'record' || !isRefund || !row.refund_no) return
  const state = await stateOf({ payments, log }, { ...row, refund_no: row.refund_no })
  // A refund of the console that the provider finds under no number is known by its bill alone.
  if (state === 'accepted' || state === 'failed') throw new Refusal('refund_not_back')
}

async function stateOf(
  { payments, log }: Pick<Deps, 'payments' | 'log'>,
  row: Pick<DifferenceRow, 'provider' | 'attempt_no'> & { refund_no: string },
): Promise<RefundState['kind']> {
  const provider = payments.find(row.provider)
  if (!provider) throw new Refusal('refund_not_back')
  try {
    return (await provider.queryRefund({ attemptNo: row.attempt_no, refundNo: row.refund_no })).kind
  } catch (error) {
    log.warn('refund-unanswered', {
      provider: provider.name,
      error: error instanceof Error ? error.name : '',
    })
    throw new Refusal('refund_not_back')
  }
}
