import {
  decideSettlement,
  exportTotals,
  fetchBillAgain,
  listBills,
  oneBillDay,
  proposeSettlement,
} from '#contracts/office/bills.ts'
import {
  decideCounterPayment,
  decideTakeBack,
  findCounterDues,
  listCounterPayments,
  recordCounterPayment,
  takeCounterPaymentBack,
} from '#contracts/office/counter-payments.ts'
import { financeDay, officeOrder, repeatEbill, searchOrders } from '#contracts/office/payments.ts'
import {
  askByHand,
  askToGiveUp,
  decideRefund,
  repeatRefund,
  requestRefund,
} from '#contracts/office/refunds.ts'
import { DONE } from '#kernel/act.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { decideAtCounter } from './counter/decide-counter-payment.ts'
import { recordAtCounter } from './counter/record-counter-payment.ts'
import { askToTakeBack, decideToTakeBack } from './counter/take-back.ts'
import { viewCounterDues, viewCounterPayments } from './counter/view-counter.ts'
import { viewFinanceDay } from './desk/view-finance-day.ts'
import { viewFoundOrders, viewOfficeOrder } from './desk/view-orders.ts'
import { repeatRefusedEbill } from './ebills/repeat-ebill.ts'
import { exportDayTotals } from './reconciliation/export-totals.ts'
import { orderBill } from './reconciliation/order-bill.ts'
import { decideOnWay, proposeWay } from './reconciliation/settle-difference.ts'
import { viewBillDay, viewBills } from './reconciliation/view-bills.ts'
import { decideOnRefund } from './refunds/decide-refund.ts'
import { askToGiveUpRefund } from './refunds/give-up-refund.ts'
import { requestRefundOf } from './refunds/request-refund.ts'
import { askForByHand, repeatFailedRefund } from './refunds/retry-refund.ts'

/** Mounts finance's desk: refunds, bills and the counter (PAY-04, PAY-05). */
export function mountFinance(mount: Mount, deps: Deps): void {
  mount(financeDay, (_input, call) => viewFinanceDay(deps, call))
  mount(searchOrders, ({ body }, call) => viewFoundOrders(deps, call, body))
  mount(officeOrder, ({ params }, call) => viewOfficeOrder(deps, call, params))
  mount(repeatEbill, async ({ params, body }, call) => {
    await repeatRefusedEbill(deps, call, { ...body, id: params.id })
    return DONE
  })
  mountRefunds(mount, deps)
  mountBills(mount, deps)
  mountCounter(mount, deps)
}

function mountRefunds(mount: Mount, deps: Deps): void {
  mount(requestRefund, ({ params, body }, call) =>
    requestRefundOf(deps, call, { ...body, paymentId: params.id }),
  )
  mount(decideRefund, async ({ params, body }, call) => {
    await decideOnRefund(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(repeatRefund, async ({ params, body }, call) => {
    await repeatFailedRefund(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(askByHand, async ({ params, body }, call) => {
    await askForByHand(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(askToGiveUp, async ({ params, body }, call) => {
    await askToGiveUpRefund(deps, call, { ...body, id: params.id })
    return DONE
  })
}

function mountBills(mount: Mount, deps: Deps): void {
  mount(listBills, (_input, call) => viewBills(deps, call))
  mount(oneBillDay, ({ params }, call) => viewBillDay(deps, call, params))
  mount(fetchBillAgain, async ({ params, body }, call) => {
    await orderBill(deps, call, { ...body, day: params.day })
    return DONE
  })
  mount(proposeSettlement, async ({ params, body }, call) => {
    await proposeWay(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(decideSettlement, async ({ params, body }, call) => {
    await decideOnWay(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(exportTotals, ({ query }, call) => exportDayTotals(deps, call, query))
}

function mountCounter(mount: Mount, deps: Deps): void {
  mount(listCounterPayments, (_input, call) => viewCounterPayments(deps, call))
  mount(findCounterDues, ({ body }, call) => viewCounterDues(deps, call, body))
  mount(recordCounterPayment, ({ body }, call) => recordAtCounter(deps, call, body))
  mount(decideCounterPayment, async ({ params, body }, call) => {
    await decideAtCounter(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(takeCounterPaymentBack, ({ params, body }, call) =>
    askToTakeBack(deps, call, { ...body, id: params.id }),
  )
  mount(decideTakeBack, async ({ params, body }, call) => {
    await decideToTakeBack(deps, call, { ...body, id: params.id })
    return DONE
  })
}
