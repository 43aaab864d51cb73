import type { Provider } from '#contracts/payments/order.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Paid } from '#platform/payment/payment-provider.ts'
import type { Recorded } from './record-payment.ts'

/** What came of a provider's word. */
export type NoticeOutcome = Recorded | 'closed' | 'refund' | 'attempt_unknown'

/** Whether a provider's word was taken before. */
export async function isNoticeKnown(
  tx: Tx,
  { provider, noticeNo }: { provider: Provider; noticeNo: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('payment_notices')
    .select('id')
    .where('provider', '=', provider)
    .where('notice_no', '=', noticeNo)
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps what a provider said, with nothing of the payer; said by two at once, it is kept once. */
export async function insertNotice(
  tx: Tx,
  notice: {
    id: string
    provider: Provider
    noticeNo: string
    kind: 'payment' | 'closed' | 'refund'
    learntBy: 'notice' | 'query' | 'bill'
    attemptNo: string
    refundNo?: string
    paid?: Paid
    outcome: NoticeOutcome
    at: Date
  },
): Promise<void> {
  const { paid } = notice
  await tx
    .insertInto('payment_notices')
    .values({
      id: notice.id,
      provider: notice.provider,
      notice_no: notice.noticeNo,
      kind: notice.kind,
      learnt_by: notice.learntBy,
      attempt_no: notice.attemptNo,
      refund_no: notice.refundNo ?? null,
      transaction_no: paid?.transactionNo ?? null,
      fen: paid?.fen ?? null,
      happened_at: paid?.at ?? null,
      outcome: notice.outcome,
      received_at: notice.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
