import { deadlineIn } from '#kernel/deadline.ts'
import type { Tx } from '#platform/db/database.ts'
import { ProviderRefused } from '#platform/payment/payment-faults.ts'
import type { PaymentProvider, RefundState } from '#platform/payment/payment-provider.ts'
import { fen } from '#rulebook/money/fen.ts'
import type { Deps } from '#server/deps.ts'
import { learnRefund } from './learn-refund.ts'
import { lockOrderOfRefund } from './lock-order-of-refund.ts'
import { findRefundable, type RefundRow } from './refund.store.ts'
import { requireRefundMove } from './require-refund-move.ts'

const LIMIT_MS = 10_000

/**
 * The job that takes a refund to its end (PAY-04). That it may have been sent is committed before it is sent: a worker that is killed
 * in between leaves a refund that is asked about first. The same number is sent again only when the provider has never heard
 * of it, and never another one.
 */
export async function followRefund(deps: Deps, { refundId }: { refundId: string }): Promise<void> {
  const begun = await deps.database.transact(deadlineIn(LIMIT_MS), (tx) => begin(tx, deps, refundId))
  if (!begun) return
  // Outside of any transaction: a provider may take its time.
  const state = await answerOf(deps, begun)
  await deps.database.transact(deadlineIn(LIMIT_MS), (tx) => learnRefund(tx, deps, { refundId, state }))
}

interface Begun {
  refund: RefundRow
  attemptNo: string
  isNew: boolean
}

async function begin(tx: Tx, deps: Deps, id: string): Promise<Begun | undefined> {
  const locked = await lockOrderOfRefund(tx, id)
  if (!locked) return undefined
  const { refund } = locked
  if (refund.state !== 'accepted' && refund.state !== 'sent') return undefined
  const { attempt_no: attemptNo } = (await findRefundable(tx, refund.payment_id)) ?? {}
  if (!attemptNo) throw new Error('a refund at a provider for a payment that did not come from one')
  if (refund.state === 'sent') return { refund, attemptNo, isNew: false }
  const at = deps.clock.now()
  const sent = await requireRefundMove(tx, { refund, move: 'send', at, change: { ask_at: at } })
  // One that failed before may be known there: it is asked about, too.
  return { refund: sent, attemptNo, isNew: refund.failure === null }
}

async function answerOf(
  { payments, log }: Pick<Deps, 'payments' | 'log'>,
  { refund, attemptNo, isNew }: Begun,
): Promise<RefundState | undefined> {
  if (refund.channel === 'counter') return undefined
  const provider = payments.find(refund.channel)
  if (!provider) return undefined
  const { refund_no: refundNo } = refund
  try {
    const known = isNew ? ABSENT : await provider.queryRefund({ attemptNo, refundNo })
    if (known.kind !== 'absent' && (known.kind !== 'failed' || refund.asked > 0)) return known
    return await send(provider, { attemptNo, refund })
  } catch (error) {
    log.warn('refund-unanswered', {
      provider: provider.name,
      error: error instanceof Error ? error.name : '',
    })
    return undefined
  }
}

const ABSENT: RefundState = { kind: 'absent' }

/** A provider that understood and said no for good has not given anything back. */
async function send(
  provider: PaymentProvider,
  { attemptNo, refund }: Pick<Begun, 'attemptNo' | 'refund'>,
): Promise<RefundState> {
  try {
    const { refund_no: refundNo } = refund
    return await provider.refund({ attemptNo, refundNo, fen: fen(refund.fen), reason: '毕业审定费退款' })
  } catch (error) {
    if (error instanceof ProviderRefused) return { kind: 'failed', words: error.code }
    throw error
  }
}
