import type { Channel } from '#contracts/payments/order.ts'
import { type RefundState, waitingStep } from '#contracts/payments/refund.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'

/** Tells on what a refund of a payment rests: the rule gives back only what pays for nothing (PAY-05). */
export function basisOf(purpose: 'fee' | 'extra'): 'rule' | 'decision' {
  return purpose === 'extra' ? 'rule' : 'decision'
}

/** What follows when the second person agrees: at the counter the money is handed back, elsewhere the provider is told. */
export function approvalOf(channel: Channel): 'approve' | 'pay_out' {
  return channel === 'counter' ? 'pay_out' : 'approve'
}

/** Who took the step that waits, and so may not decide on it; of one that waits for nothing, who asked for it. */
export function firstOf(refund: {
  state: RefundState
  requested_by: string
  by_hand_asked_by: string | null
  give_up_asked_by: string | null
}): string | null {
  const step = waitingStep(refund)
  switch (step) {
    case 'by_hand_asked':
      return refund.by_hand_asked_by
    case 'give_up_asked':
      return refund.give_up_asked_by
    case 'requested':
    case undefined:
      return refund.requested_by
    default:
      return step satisfies never
  }
}

/** The number of a refund, of letters and digits as every provider takes them. */
export function refundNoOf(seq: number, at: Date): string {
  return `TK${beijingDateOf(at).replaceAll('-', '')}${String(seq).padStart(8, '0')}`
}
