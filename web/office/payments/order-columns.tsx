import type { OfficePayment, officeOrder } from '#contracts/office/payments.ts'
import type { ReplyOf } from '#contracts/route.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { Instant } from '../ui-instant.tsx'
import { AskRefund } from './ask-refund.tsx'
import { yuan } from './money.ts'
import {
  attemptStateWords,
  channelWords,
  extraWords,
  learntWords,
  noticeKindWords,
  outcomeWords,
  refundStateWords,
  surfaceWords,
  paymentsTexts as texts,
} from './payments.texts.ts'

type Life = ReplyOf<typeof officeOrder>

/** The payments of an order, each with the way to give it back. */
export const paymentColumns = (orderNo: string): readonly Column<OfficePayment>[] => [
  { key: 'no', title: texts.transactionNo, card: 'lead', cell: ({ transactionNo }) => transactionNo },
  { key: 'channel', title: texts.channel, cell: ({ channel }) => channelWords[channel] },
  { key: 'fen', title: texts.amount, numeric: true, cell: ({ fen }) => yuan(fen) },
  { key: 'paidAt', title: texts.paidAt, cell: ({ paidAt }) => <Instant at={paidAt} /> },
  { key: 'learnt', title: texts.heardBy, cell: ({ learntBy }) => learntWords[learntBy] },
  {
    key: 'purpose',
    title: texts.purpose,
    card: 'wide',
    cell: ({ extraReason }) => (extraReason ? extraWords[extraReason] : texts.feePurpose),
  },
  { key: 'receipt', title: texts.receiptNo, card: 'wide', cell: ({ receiptNo }) => receiptNo ?? '' },
  {
    key: 'acts',
    title: texts.acts,
    card: 'wide',
    cell: (payment) =>
      payment.refund ? (
        <StatusBadge
          tone={refundStateWords[payment.refund.state].tone}
          word={refundStateWords[payment.refund.state].word}
        />
      ) : (
        payment.channel !== 'counter' && <AskRefund payment={payment} orderNo={orderNo} />
      ),
  },
]

/** The attempts to pay an order. */
export const ATTEMPT_COLUMNS: readonly Column<Life['attempts'][number]>[] = [
  { key: 'no', title: texts.attemptNo, card: 'lead', cell: ({ attemptNo }) => attemptNo },
  { key: 'channel', title: texts.channel, cell: ({ provider }) => channelWords[provider] },
  { key: 'place', title: texts.place, cell: ({ surface }) => surfaceWords[surface] },
  { key: 'at', title: texts.created, cell: ({ createdAt }) => <Instant at={createdAt} /> },
  { key: 'state', title: texts.state, cell: ({ state }) => attemptStateWords[state] },
]

/** What the providers said about an order. */
export const NOTICE_COLUMNS: readonly Column<Life['notices'][number]>[] = [
  { key: 'at', title: texts.receivedAt, card: 'lead', cell: ({ receivedAt }) => <Instant at={receivedAt} /> },
  { key: 'kind', title: texts.item, cell: ({ kind }) => noticeKindWords[kind] },
  { key: 'by', title: texts.heardBy, cell: ({ learntBy }) => learntWords[learntBy] },
  {
    key: 'outcome',
    title: texts.outcome,
    card: 'wide',
    cell: ({ outcome }) => outcomeWords[outcome] ?? outcome,
  },
  { key: 'attempt', title: texts.attemptNo, card: 'wide', cell: ({ attemptNo }) => attemptNo },
]
