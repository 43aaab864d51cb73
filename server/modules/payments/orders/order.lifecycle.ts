import type { OrderState } from '#contracts/payments/order.ts'

/**
 * Everything that can happen to an order. `expire`, `cancel` and `void` stop new attempts to pay; `close` follows when every
 * provider has said that nothing was paid. The moves of a refund belong to finance.
 */
export type OrderMove =
  | 'expire'
  | 'cancel'
  | 'void'
  | 'close'
  | 'pay'
  | 'refund'
  | 'refund_done'
  | 'refund_failed'

/**
 * PAY-01, PAY-03: 待支付 → 已支付, or 待支付 → 正在关闭 → 已关闭. A payment that arrives while the order is closing or closed is
 * honoured when the fee is still owed; `judgePayment` decides that. A paid order is 已退款 at once when a provider gave its money back
 * although nobody here waited for it: the refund was given up, or begun at the provider's own console (PAY-04).
 */
const TRANSITIONS = {
  open: { expire: 'closing', cancel: 'closing', void: 'closing', pay: 'paid' },
  closing: { close: 'closed', pay: 'paid' },
  closed: { pay: 'paid' },
  paid: { refund: 'refunding', refund_done: 'refunded' },
  refunding: { refund_done: 'refunded', refund_failed: 'paid' },
  refunded: {},
} as const satisfies Record<OrderState, Partial<Record<OrderMove, OrderState>>>

/** The state that a move leads to; undefined when the move is not allowed. */
export function afterOrderMove(from: OrderState, move: OrderMove): OrderState | undefined {
  const goals: Partial<Record<OrderMove, OrderState>> = TRANSITIONS[from]
  return goals[move]
}

/** Whether candidates may still begin to pay. The clock ends that before any job does. */
export function takesAttempts(order: { state: OrderState; expires_at: Date }, at: Date): boolean {
  return order.state === 'open' && at < order.expires_at
}
