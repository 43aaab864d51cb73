import type { Provider } from '#contracts/payments/order.ts'
import { type Deadline, stepWithin } from '#kernel/deadline.ts'
import { requireFound } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Notice, PaymentProvider, RawNotice } from '#platform/payment/payment-provider.ts'
import type { Deps } from '#server/deps.ts'
import { endAttempt, findAttempt } from '../attempts/attempt.store.ts'
import { addFollowing } from '../following/add-following.ts'
import { takeRefundNotice } from '../refunds/take-refund-notice.ts'
import { learnPayment } from './learn-payment.ts'
import { insertNotice, isNoticeKnown } from './notice.store.ts'

/** Providers wait 5 seconds, the way included. What takes longer is rolled back, and the provider sends it again. */
const LIMIT_MS = 3_500

/**
 * PAY-03: takes a notice. Nothing is read from it before its signature is verified over the bytes as they came. The answer says
 * `recorded` only after the commit; a failure of ours makes the provider repeat the notice.
 */
export async function takeNoticeFrom(
  deps: Deps,
  { deadline }: { deadline: Deadline },
  { name, raw }: { name: Provider; raw: RawNotice },
): Promise<ReturnType<PaymentProvider['answer']>> {
  const provider = requireFound(deps.payments.find(name))
  const verdict = provider.readNotice(raw, deps.clock.now())
  if (verdict.kind === 'refused') {
    noteRefusal(deps, { provider: name, why: verdict.why })
    return { ...provider.answer('failed'), status: 400 }
  }
  try {
    await deps.database.transact(stepWithin(LIMIT_MS, deadline), (tx) =>
      takeGenuine(tx, deps, { provider: name, notice: verdict.notice }),
    )
    return provider.answer('recorded')
  } catch (error) {
    deps.log.error('payment-notice-failed', error, { provider: name })
    return provider.answer('failed')
  }
}

/**
 * Anybody can post here: a flood is counted, and the log has its first, second, fourth … line only. It says which check failed, and
 * nothing of what was posted.
 */
function noteRefusal(
  { meter, log }: Pick<Deps, 'meter' | 'log'>,
  cause: { provider: Provider; why: string },
): void {
  const count = meter.count('kaoji_payment_notices_refused_total', cause)
  if ((count & (count - 1)) === 0) log.warn('payment-notice-refused', { ...cause, count })
}

async function takeGenuine(
  tx: Tx,
  deps: Deps,
  { provider, notice }: { provider: Provider; notice: Notice },
): Promise<void> {
  const { noticeId: noticeNo, attemptNo } = notice
  switch (notice.kind) {
    case 'payment': {
      const { paid } = notice
      const outcome = await learnPayment(tx, deps, {
        provider,
        noticeNo,
        learntBy: 'notice',
        attemptNo,
        paid,
      })
      if (ODD.has(outcome)) deps.log.warn('payment-notice-odd', { provider, outcome })
      return
    }
    case 'closed':
    case 'refund':
      return takeOther(tx, deps, { provider, notice })
    case 'idle':
      return
    default:
      return notice satisfies never
  }
}

const ODD: ReadonlySet<string> = new Set(['attempt_unknown', 'amount_differs', 'transaction_differs'])

async function takeOther(
  tx: Tx,
  deps: Deps,
  { provider, notice }: { provider: Provider; notice: Extract<Notice, { kind: 'closed' | 'refund' }> },
): Promise<void> {
  const { noticeId: noticeNo, attemptNo, kind } = notice
  if (await isNoticeKnown(tx, { provider, noticeNo })) return
  const at = deps.clock.now()
  const found = await findAttempt(tx, attemptNo)
  const attempt = found?.provider === provider ? found : undefined
  if (attempt && kind === 'closed') {
    await endAttempt(tx, { id: attempt.id, state: 'closed', at })
    await addFollowing(tx, { orderId: attempt.order_id, at })
  }
  const outcome =
    notice.kind === 'refund'
      ? await takeRefundNotice(tx, deps, { provider, notice })
      : attempt
        ? ('closed' as const)
        : ('attempt_unknown' as const)
  await insertNotice(tx, {
    ...{ id: deps.ids.next(), provider, noticeNo, kind, learntBy: 'notice', attemptNo, at },
    outcome,
    ...(notice.kind === 'refund' && notice.refundNo !== undefined ? { refundNo: notice.refundNo } : {}),
  })
}
