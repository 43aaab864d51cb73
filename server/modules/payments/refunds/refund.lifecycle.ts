import type { RefundState } from '#contracts/payments/refund.ts'

/**
 * Everything that can happen to a refund. `approve`, `refuse`, `pay_out` and `agree` are a second person's; `send`, `finish` and
 * `fail` follow what the provider says.
 */
export type RefundMove =
  | 'refuse'
  | 'approve'
  | 'pay_out'
  | 'send'
  | 'finish'
  | 'fail'
  | 'repeat'
  | 'ask_by_hand'
  | 'agree'
  | 'decline'

/**
 * PAY-04: 待复核 → 已受理 → 退款中 → 已退款, or 退款失败, from where it is sent again under its number or given back by hand. The provider's
 * word that the money went back counts from wherever the provider may have the refund.
 */
const TRANSITIONS = {
  requested: { refuse: 'refused', approve: 'accepted', pay_out: 'done' },
  refused: {},
  accepted: { send: 'sent' },
  sent: { finish: 'done', fail: 'failed' },
  failed: { repeat: 'accepted', ask_by_hand: 'by_hand_asked', finish: 'done' },
  by_hand_asked: { agree: 'done', decline: 'failed', finish: 'done' },
  done: {},
} as const satisfies Record<RefundState, Partial<Record<RefundMove, RefundState>>>

/** The state that a move leads to; undefined when the move is not allowed. */
export function afterRefundMove(from: RefundState, move: RefundMove): RefundState | undefined {
  const goals: Partial<Record<RefundMove, RefundState>> = TRANSITIONS[from]
  return goals[move]
}
