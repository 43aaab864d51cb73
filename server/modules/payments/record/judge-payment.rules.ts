import type { OrderState } from '#contracts/payments/order.ts'

/** What a payment pays for. */
export type Judgement =
  | { purpose: 'fee' }
  /** It pays for nothing and goes back (PAY-05). */
  | { purpose: 'extra'; because: 'paid_before' | 'not_owed' | 'refunded' }

/**
 * PAY-03, PAY-05: decides what becomes of money that has come for an order. `isPaidElsewhere`: another order pays the fee of the same
 * application, or is being refunded. `isOwed`: the application owes the fee at this moment. It does not matter when the money came, as
 * long as there is something to pay for.
 */
export function judgePayment(found: {
  state: OrderState
  isPaidElsewhere: boolean
  isOwed: boolean
}): Judgement {
  switch (found.state) {
    case 'paid':
    case 'refunding':
      return { purpose: 'extra', because: 'paid_before' }
    case 'refunded':
      return { purpose: 'extra', because: 'refunded' }
    case 'open':
    case 'closing':
    case 'closed':
      if (found.isPaidElsewhere) return { purpose: 'extra', because: 'paid_before' }
      return found.isOwed ? { purpose: 'fee' } : { purpose: 'extra', because: 'not_owed' }
    default:
      return found.state satisfies never
  }
}
