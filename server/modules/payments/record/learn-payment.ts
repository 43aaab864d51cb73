import type { Provider } from '#contracts/payments/order.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Paid } from '#platform/payment/payment-provider.ts'
import type { Adapters } from '#server/deps.ts'
import { endAttempt, findAttempt } from '../attempts/attempt.store.ts'
import { insertNotice, isNoticeKnown, type NoticeOutcome } from './notice.store.ts'
import { recordPayment } from './record-payment.ts'

/** A provider's word that an attempt was paid. */
export interface PaymentNews {
  provider: Provider
  /** The provider's number of the notice; of a query or a bill, the transaction's own number stands for it. */
  noticeNo?: string
  learntBy: 'notice' | 'query' | 'bill'
  attemptNo: string
  paid: Paid
}

/**
 * PAY-03: takes a provider's word for a payment, once: by its number, before anything is locked, and by the payment itself. What it
 * says is kept without anything of the payer, whatever comes of it; what does not fit our order changes nothing and is shown
 * to finance.
 */
export async function learnPayment(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'clock'>,
  news: PaymentNews,
): Promise<NoticeOutcome> {
  const { provider, learntBy, attemptNo, paid } = news
  const noticeNo = news.noticeNo ?? `${learntBy} ${attemptNo} ${paid.transactionNo} ${paid.fen}`
  if (await isNoticeKnown(tx, { provider, noticeNo })) return 'known'
  const outcome = await outcomeOf(tx, deps, news)
  await insertNotice(tx, {
    id: deps.ids.next(),
    provider,
    noticeNo,
    kind: 'payment',
    learntBy,
    attemptNo,
    paid,
    outcome,
    at: deps.clock.now(),
  })
  return outcome
}

async function outcomeOf(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'clock'>,
  { provider, learntBy, attemptNo, paid }: PaymentNews,
): Promise<NoticeOutcome> {
  const attempt = await findAttempt(tx, attemptNo)
  if (!attempt || attempt.provider !== provider) return 'attempt_unknown'
  const outcome = await recordPayment(tx, deps, {
    orderId: attempt.order_id,
    from: { channel: provider, attemptId: attempt.id, learntBy },
    transactionNo: paid.transactionNo,
    fen: paid.fen,
    paidAt: paid.at,
    by: { actor: { kind: 'system', name: 'payments' } },
  })
  // What does not fit is in the hands of finance: asking the provider again would bring the same answer.
  if (outcome === 'amount_differs' || outcome === 'transaction_differs')
    await endAttempt(tx, { id: attempt.id, state: 'closed', at: deps.clock.now() })
  return outcome
}
