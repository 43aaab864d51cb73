import type { OrderView } from '#contracts/payments/order.ts'
import { ordersTexts as texts } from './orders.texts.ts'

type Standing = Pick<OrderView, 'applicationId' | 'closedBecause' | 'paysFor'> & {
  state: Exclude<OrderView['state'], 'open'>
}

/** Says what has become of an order, and what its payer waits for or has to do (PAY-01). */
export function orderHelp({ state, applicationId, closedBecause, paysFor }: Standing): string {
  const owesNothing =
    closedBecause === 'obsolete' || paysFor.state === 'withdrawn' || paysFor.state === 'rejected'
  switch (state) {
    case 'closing':
      return owesNothing ? texts.closingObsoleteHelp : texts.closingHelp
    case 'closed':
      return owesNothing ? texts.obsoleteHelp : closedHelp[closedBecause ?? 'expired']
    case 'paid':
      if (paysFor.state === 'withdrawn') return texts.paidWithdrawnHelp
      if (paysFor.state === 'rejected') return texts.paidRejectedHelp
      return paysFor.id === applicationId ? texts.paidHelp : texts.paidCarriedHelp
    case 'refunding':
      return texts.refundingHelp
    case 'refunded':
      return texts.refundedHelp
    default:
      return state satisfies never
  }
}

const closedHelp = {
  expired: texts.expiredHelp,
  cancelled: texts.cancelledHelp,
  obsolete: texts.obsoleteHelp,
} as const
