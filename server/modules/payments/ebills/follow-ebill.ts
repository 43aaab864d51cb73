import { deadlineIn } from '#kernel/deadline.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { EbillIssuer, EbillState } from '#platform/ebill/ebill-issuer.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { fen } from '#rulebook/money/fen.ts'
import type { Deps } from '#server/deps.ts'
import { CHANNEL_WORDS } from '../refunds/channel-words.texts.ts'
import { addFollowingOfEbill } from './add-following-of-ebill.ts'
import { type EbillAct, type EbillStep, nextAct } from './ebill.lifecycle.ts'
import {
  type BilledPayment,
  type EbillRow,
  findBilledPayment,
  lockEbill,
  moveEbill,
  nextEbillSeq,
  takeEbill,
} from './ebill.store.ts'
import { askEbillAgainAt } from './ebill-back-off.rules.ts'

const LIMIT_MS = 10_000

/**
 * The job that brings the 财政电子票据 of a payment to where it belongs (PAY-01): issued once, and cancelled by a red one when the money went
 * back. That it may have been sent is committed before it is sent; after a doubt the issuer is asked first, and the same number is sent
 * again only when the issuer has never heard of it.
 */
export async function followEbill(deps: Deps, { paymentId }: { paymentId: string }): Promise<void> {
  const issuer = deps.ebills
  if (!issuer) return
  const begun = await deps.database.transact(deadlineIn(LIMIT_MS), (tx) => begin(tx, deps, paymentId))
  if (!begun) return
  // Outside of any transaction: an issuer may take its time.
  const state = await answerOf({ issuer, log: deps.log }, begun)
  await deps.database.transact(deadlineIn(LIMIT_MS), (tx) => learn(tx, deps, { paymentId, state }))
}

interface Begun {
  ebill: EbillRow
  payment: BilledPayment
  act: Exclude<EbillAct, 'drop' | 'nothing'>
}

async function begin(tx: Tx, deps: Deps, paymentId: string): Promise<Begun | undefined> {
  const payment = await findBilledPayment(tx, paymentId)
  if (!payment) return undefined
  const at = deps.clock.now()
  const ebill =
    (await lockEbill(tx, paymentId)) ??
    (await takeEbill(tx, {
      ...{ id: deps.ids.next(), paymentId, at },
      requestNo: `DP${beijingDateOf(at).replaceAll('-', '')}${String(await nextEbillSeq(tx)).padStart(8, '0')}`,
    }))
  const act = nextAct(ebill.state, { isRefunded: payment.is_refunded })
  const change = { askAt: at, asked: 0, failure: undefined }
  switch (act) {
    case 'nothing':
      return undefined
    case 'drop':
      await moveEbill(tx, { from: ebill, to: 'dropped', at, change: { ...change, askAt: undefined } })
      return undefined
    case 'issue':
      await moveEbill(tx, { from: ebill, to: 'sent', at, change })
      return { ebill, payment, act }
    case 'reverse':
      await moveEbill(tx, { from: ebill, to: 'reversing', at, change })
      return { ebill, payment, act }
    case 'ask':
      return { ebill, payment, act }
    default:
      return act satisfies never
  }
}

async function answerOf(
  { issuer, log }: { issuer: EbillIssuer; log: Deps['log'] },
  begun: Begun,
): Promise<EbillState | undefined> {
  try {
    return await ask(issuer, begun)
  } catch (error) {
    log.warn('ebill-unanswered', { error: error instanceof Error ? error.name : '' })
    return undefined
  }
}

async function ask(issuer: EbillIssuer, { ebill, payment, act }: Begun): Promise<EbillState> {
  const { request_no: requestNo, state } = ebill
  if (act === 'issue') return issuer.issue(requestOf(requestNo, payment))
  if (act === 'reverse') return issuer.reverse({ requestNo, reason: '款项已退还' })
  const known = await issuer.find(requestNo)
  if (state === 'reversing' && known.kind === 'issued')
    return issuer.reverse({ requestNo, reason: '款项已退还' })
  const isToSend = known.kind === 'absent' || known.kind === 'refused'
  return state === 'sent' && isToSend && !payment.is_refunded
    ? issuer.issue(requestOf(requestNo, payment))
    : known
}

function requestOf(requestNo: string, payment: BilledPayment) {
  return {
    requestNo,
    payer: payment.payer,
    item: payment.title,
    revenueCode: payment.revenue_code ?? undefined,
    fen: fen(payment.fen),
    paidAt: payment.paid_at,
    channel: CHANNEL_WORDS[payment.channel],
    transactionNo: payment.transaction_no,
    orderNo: payment.order_no,
  }
}

/** Takes the issuer's word; undefined: it said nothing that can be believed. What came meanwhile from another worker stays. */
async function learn(
  tx: Tx,
  deps: Deps,
  { paymentId, state }: { paymentId: string; state: EbillState | undefined },
): Promise<void> {
  const ebill = await lockEbill(tx, paymentId)
  const payment = await findBilledPayment(tx, paymentId)
  if (!ebill || !payment || (ebill.state !== 'sent' && ebill.state !== 'reversing')) return
  const at = deps.clock.now()
  const over = { askAt: undefined, asked: 0, failure: undefined }
  const move = (to: EbillStep, change = {}) =>
    moveEbill(tx, { from: ebill, to, at, change: { ...over, ...change } })
  if (state?.kind === 'issued' && ebill.state === 'sent') {
    await move('issued', { bill: state.bill })
    await tell(tx, { ebill, at, action: 'ebill.issue', billNo: state.bill.billNo })
    // The money went back while the bill was made: the red one follows.
    if (payment.is_refunded) await addFollowingOfEbill(tx, { paymentId, at })
    return
  }
  if (state?.kind === 'reversed') {
    const { bill, reversalNo, reversedAt } = state
    await move('reversed', { bill, reversal: { reversalNo, reversedAt } })
    return tell(tx, { ebill, at, action: 'ebill.reverse', billNo: bill.billNo })
  }
  const isNowhere = state?.kind === 'absent' || state?.kind === 'refused'
  if (isNowhere && ebill.state === 'sent' && payment.is_refunded) return move('dropped')
  const askAt = askEbillAgainAt({ asked: ebill.asked, isRefused: state?.kind === 'refused', at })
  const failure = state?.kind === 'refused' ? state.words : (ebill.failure ?? undefined)
  await move(ebill.state, { askAt, asked: ebill.asked + 1, failure })
  await addFollowingOfEbill(tx, { paymentId, at: askAt })
}

function tell(
  tx: Tx,
  outcome: { ebill: EbillRow; at: Date; action: 'ebill.issue' | 'ebill.reverse'; billNo: string },
): Promise<void> {
  return writeAudit(tx, {
    ...{ at: outcome.at, actor: { kind: 'system', name: 'payments' }, action: outcome.action },
    subject: { kind: 'ebill', id: outcome.ebill.id },
    new: { requestNo: outcome.ebill.request_no, billNo: outcome.billNo },
  })
}
