import { useQuery } from '@tanstack/react-query'
import { type CounterPaymentView, listCounterPayments } from '#contracts/office/counter-payments.ts'
import { financeDay } from '#contracts/office/payments.ts'
import { type RefundView, waitingStep } from '#contracts/payments/refund.ts'
import { replyOptions } from '#web/client/queries.ts'
import { useMay } from '../session.ts'
import { ALWAYS_ANEW } from './always-anew.ts'
import { startTexts as texts } from './start.texts.ts'

/** Loads what waits for this person at finance, and at the counter of a school. */
export function useWaitingAtFinance() {
  const may = useMay()
  const finance = useQuery({ ...replyOptions(financeDay), ...ALWAYS_ANEW, enabled: may('payment.view') })
  const counter = useQuery({
    ...replyOptions(listCounterPayments),
    ...ALWAYS_ANEW,
    enabled: may('counter.confirm'),
  })
  const { extrasWaiting = 0, refunds = [], ebillsRefused, openDifferences = 0 } = finance.data ?? {}
  const { payments = [] } = counter.data ?? {}
  const toDecide = refunds.filter(({ refund }) => isWaitingRefund(refund))
  return {
    replies: [finance, counter],
    waiting: [
      { words: texts.extras, to: '/payments', count: extrasWaiting },
      { words: texts.refunds, to: '/payments', count: toDecide.length },
      { words: texts.ebills, to: '/payments', count: ebillsRefused?.toRepeat ?? 0 },
      { words: texts.differences, to: '/bills', count: openDifferences },
      {
        words: texts.counter,
        to: '/counter-payments',
        count: payments.filter(isWaitingAtCounter).length,
      },
    ],
  }
}

/** A refund that waits for this person: to be agreed to, or, because it failed, for what comes next. */
function isWaitingRefund({ state, mine, channel }: RefundView): boolean {
  if (state === 'failed') return true
  return waitingStep({ state }) !== undefined && !mine && channel !== 'counter'
}

function isWaitingAtCounter({ state, mine, refund }: CounterPaymentView): boolean {
  return (state === 'requested' && !mine) || (refund?.state === 'requested' && !refund.mine)
}
