import { takeNotice } from '#contracts/payments/notices.ts'
import {
  attemptStep,
  beginAttempt,
  cancelOrder,
  createOrder,
  feeOfApplication,
  listOwnOrders,
  oneOrder,
  orderReceipt,
} from '#contracts/payments/portal.ts'
import { PreparedReply } from '#platform/http/context.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { beginOwnAttempt } from './attempts/begin-attempt.ts'
import { stepOfOwnAttempt } from './attempts/step-of-attempt.ts'
import { cancelOwnOrder } from './orders/cancel-order.ts'
import { orderFee } from './orders/create-order.ts'
import { viewFeeOfApplication, viewOwnOrder, viewOwnOrders } from './orders/view-own-orders.ts'
import { printPaymentReceipt } from './receipt/print-payment-receipt.ts'
import { takeNoticeFrom } from './record/take-notice.ts'

/** Mounts the orders of candidates, and the door for the providers' notices. */
export function mountPayments(mount: Mount, deps: Deps): void {
  mount(listOwnOrders, (_input, call) => viewOwnOrders(deps, call))
  mount(createOrder, ({ body }, call) => orderFee(deps, call, body))
  mount(oneOrder, ({ params, query }, call) =>
    viewOwnOrder(deps, call, { id: params.id, surface: query.surface }),
  )
  mount(cancelOrder, ({ params }, call) => cancelOwnOrder(deps, call, params))
  mount(beginAttempt, ({ params, body }, call) => beginOwnAttempt(deps, call, { ...body, id: params.id }))
  mount(attemptStep, async ({ params, query }, call) => {
    const step = await stepOfOwnAttempt(deps, call, { ...params, ...query })
    return step.kind === 'qr' ? { ...step, endsAt: step.endsAt.toISOString() } : step
  })
  mount(feeOfApplication, ({ params }, call) => viewFeeOfApplication(deps, call, params))
  mount(orderReceipt, ({ params }, call) => printPaymentReceipt(deps, call, params))
  mount(takeNotice, async ({ params, body }, call) => {
    const raw = { headers: singleHeaders(call.request.headers), body }
    const {
      status,
      contentType,
      body: text,
    } = await takeNoticeFrom(deps, call, { name: params.provider, raw })
    return new PreparedReply(Buffer.from(text), { 'content-type': contentType }, { status })
  })
}

/** A header that came twice is none: nobody can say which of the two was signed. */
function singleHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  )
}
