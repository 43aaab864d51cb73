import type { Channel } from '#contracts/payments/order.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'

/** Tells on what a refund of a payment rests: the rule gives back only what pays for nothing (PAY-05). */
export function basisOf(purpose: 'fee' | 'extra'): 'rule' | 'decision' {
  return purpose === 'extra' ? 'rule' : 'decision'
}

/** What follows when the second person agrees: at the counter the money is handed back, elsewhere the provider is told. */
export function approvalOf(channel: Channel): 'approve' | 'pay_out' {
  return channel === 'counter' ? 'pay_out' : 'approve'
}

/** The number of a refund, of letters and digits as every provider takes them. */
export function refundNoOf(seq: number, at: Date): string {
  return `TK${beijingDateOf(at).replaceAll('-', '')}${String(seq).padStart(8, '0')}`
}
