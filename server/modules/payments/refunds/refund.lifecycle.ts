import type { RefundState } from '#contracts/payments/refund.ts'

/**
 * Everything that can happen to a refund. `approve`, `refuse`, `pay_out`, `agree` and `give_up` are a second person's; `send`, `finish` and
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
  | 'ask_to_give_up'
  | 'give_up'
  | 'go_on'
  | 'ask_anew'
  | 'leave'

/**
 * PAY-04: 待复核 → 已受理 → 退款中 → 已退款, or 退款失败, from where it is sent again under its number, given back by hand, or given up.
 * One that was given up is asked for again as itself: a payment has one number at the provider. The provider's word that the money went
 * back counts from wherever the provider may have the refund, also when nobody waits for it any more.
 */
const TRANSITIONS = {
  requested: { refuse: 'refused', leave: 'given_up', approve: 'accepted', pay_out: 'done', finish: 'done' },
  refused: {},
  accepted: { send: 'sent', finish: 'done' },
  sent: { finish: 'done', fail: 'failed' },
  failed: {
    repeat: 'accepted',
    ask_by_hand: 'by_hand_asked',
    ask_to_give_up: 'give_up_asked',
    finish: 'done',
  },
  by_hand_asked: { agree: 'done', decline: 'failed', finish: 'done' },
  give_up_asked: { give_up: 'given_up', go_on: 'failed', finish: 'done' },
  given_up: { ask_anew: 'requested', finish: 'done' },
  done: {},
} as const satisfies Record<RefundState, Partial<Record<RefundMove, RefundState>>>

/** The state that a move leads to; undefined when the move is not allowed. */
export function afterRefundMove(from: RefundState, move: RefundMove): RefundState | undefined {
  const goals: Partial<Record<RefundMove, RefundState>> = TRANSITIONS[from]
  return goals[move]
}
