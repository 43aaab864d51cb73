import type { FeeView } from '#contracts/payments/order.ts'
import { viewPayment } from '../orders/order.view.ts'
import type { ChargedApplication } from '../orders/own-orders.store.ts'
import { isFeeOpen, payability } from './fee.rules.ts'

/** GRA-09: shows the fee of an application to its owner: whether it can be paid now, later, or at the 主考学校 only. */
export function viewFee({ application, fee, order }: ChargedApplication, at: Date): FeeView {
  const payment = order && viewPayment(order)
  return {
    title: fee.title,
    fen: fee.fen,
    state: stateOf({ application, fee, order }, at),
    ...(fee.payableFrom === undefined ? {} : { payableFrom: fee.payableFrom }),
    ...(fee.payableUntil === undefined ? {} : { payableUntil: fee.payableUntil }),
    holdsUp: fee.holdsUp,
    ...(order ? { orderId: order.id } : {}),
    ...(payment ? { payment } : {}),
  }
}

function stateOf({ application, fee, order }: ChargedApplication, at: Date): FeeView['state'] {
  if (order?.state === 'paid') return 'paid'
  if (order?.state === 'refunding') return 'refunding'
  return isFeeOpen(fee.opensAfter, application) ? payability(fee, at) : 'later'
}
