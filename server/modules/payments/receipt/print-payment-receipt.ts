import type { Channel } from '#contracts/payments/order.ts'
import { SERVICES } from '#contracts/services.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import { issuePaper, lockPapers, printIssued, revokePapers } from '#modules/paper-proofs/public.ts'
import { correctionsSince } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { downloadHeaders } from '#platform/http/download-headers.ts'
import { fen, yuanOf } from '#rulebook/money/fen.ts'
import type { Deps } from '#server/deps.ts'
import { viewEbill } from '../ebills/ebill.view.ts'
import { findPaidOrder } from './paid-order.store.ts'
import { type PaymentReceipt, paymentReceiptPaper, provenFactsOf } from './receipt-paper.ts'

/**
 * PAY-01: prints the receipt of an own order, also after a refund: then it is a revoked paper, and whoever verifies it is told so
 * (VER-02).
 */
export async function printPaymentReceipt(
  deps: Deps,
  { actor, deadline }: Call<CandidateActor>,
  { id }: { id: string },
): Promise<PreparedReply> {
  const { receipt, issued } = await deps.database.transact(deadline, async (tx) => {
    const lock = await lockPapers(tx, `person:${actor.personId}`)
    const paid = requireFound(await findPaidOrder(tx, { id, personId: actor.personId }))
    const name = await nameWhenPaid(tx, deps, { ...paid, personId: actor.personId })
    const order = { ...paid, person_name: name }
    const content = contentOf(deps, order)
    const about = [`order:${id}`] as const
    const made = await issuePaper(tx, deps, {
      ...{ lock, about, kind: 'payment_receipt', paperNo: content.receiptNo },
      holder: { kind: 'person', name: content.personName },
      summary: `${content.title} ${yuanOf(fen(content.fen))} 元`,
      facts: provenFactsOf(content),
    })
    if (order.state === 'refunded')
      await revokePapers(tx, {
        ...{
          subject: lock.subject,
          kinds: ['payment_receipt'],
          about,
          reason: 'refunded',
          at: deps.clock.now(),
        },
      })
    return { receipt: content, issued: made }
  })
  return new PreparedReply(
    await printIssued(deps, paymentReceiptPaper(receipt), issued),
    downloadHeaders({
      kind: 'pdf',
      name: `receipt-${receipt.receiptNo}`,
      shownAs: `缴费收据-${receipt.receiptNo}`,
    }),
  )
}

/**
 * PRF-01, VER-02: a receipt says who paid, as the payer was called on that day. A name that was corrected afterwards changes neither the paper nor
 * its number, and nothing of it is revoked.
 */
async function nameWhenPaid(
  tx: Tx,
  deps: Pick<Deps, 'cipher'>,
  paid: { personId: string; paid_at: Date; person_name: string },
): Promise<string> {
  const corrections = await correctionsSince(tx, deps, { personId: paid.personId, since: paid.paid_at })
  const names = corrections.flatMap(({ old }) => (old.datum === 'name' ? [old.name] : []))
  return names.at(-1) ?? paid.person_name
}

const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  alipay: '支付宝',
  wechat: '微信支付',
  demonstration: '演示收银台',
  counter: '主考学校柜台',
}

function contentOf(
  { config, ebills }: Pick<Deps, 'config' | 'ebills'>,
  order: NonNullable<Awaited<ReturnType<typeof findPaidOrder>>>,
): PaymentReceipt {
  return {
    receiptNo: order.receipt_no,
    orderNo: order.order_no,
    title: order.title,
    serviceTitle: SERVICES[order.service].title,
    fen: order.fen,
    paidAt: order.paid_at,
    channel: CHANNEL_WORDS[order.channel],
    transactionNo: order.transaction_no,
    ticketNo: order.ticket_no,
    personName: order.person_name,
    schoolName: order.school_name,
    revenueCode: order.revenue_code ?? undefined,
    ebill: viewEbill(order, { hasIssuer: ebills !== undefined }),
    isCounter: order.channel === 'counter',
    isSample: config.mode === 'demonstration',
  }
}
