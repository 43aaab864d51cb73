import { type ReactNode, useState } from 'react'
import type { RefundView } from '#contracts/payments/refund.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { yuan } from './money.ts'
import { channelWords, refundStateWords, paymentsTexts as texts } from './payments.texts.ts'
import { type AskedStep, RefundActs } from './refund-acts.tsx'
import { RefundStep } from './refund-step.tsx'

interface RefundLine {
  refund: RefundView
  /** Whose order it is; absent where the whole page is about one. */
  name?: ReactNode
}

/** Lists refunds with the steps that this person may take. */
export function RefundTable({ caption, lines }: { caption: string; lines: readonly RefundLine[] }) {
  const [asked, setAsked] = useState<AskedStep>()
  const isNamed = lines.some(({ name }) => name !== undefined)
  return (
    <>
      <DeskTable
        caption={caption}
        columns={[...(isNamed ? [NAME] : []), ...WHAT, actsColumn(setAsked)]}
        rows={lines}
        rowKey={({ refund }) => refund.id}
      />
      {asked && <RefundStep asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

const NAME: Column<RefundLine> = {
  key: 'name',
  title: texts.order,
  card: 'lead',
  cell: ({ name }) => name,
}

const WHAT: readonly Column<RefundLine>[] = [
  {
    key: 'no',
    title: texts.refundNo,
    card: 'wide',
    cell: ({ refund }) => <span className="kj-nowrap">{refund.refundNo}</span>,
  },
  { key: 'fen', title: texts.amount, numeric: true, cell: ({ refund }) => yuan(refund.fen) },
  { key: 'channel', title: texts.channel, cell: ({ refund }) => channelWords[refund.channel] },
  {
    key: 'reason',
    title: texts.reason,
    card: 'wide',
    cell: ({ refund: { reason, failure, state } }) => (
      <div>
        {reason}
        {failure && state !== 'done' && <div className="kj-soft">{texts.failure(failure)}</div>}
      </div>
    ),
  },
  { key: 'by', title: texts.requestedBy, cell: ({ refund }) => refund.requestedBy },
  { key: 'decided', title: texts.decidedBy, cell: ({ refund }) => refund.decidedBy ?? '' },
  {
    key: 'state',
    title: texts.state,
    cell: ({ refund: { state } }) => (
      <StatusBadge tone={refundStateWords[state].tone} word={refundStateWords[state].word} />
    ),
  },
]

const actsColumn = (onAsk: (asked: AskedStep) => void): Column<RefundLine> => ({
  key: 'acts',
  title: texts.acts,
  card: 'wide',
  cell: ({ refund }) => <RefundActs refund={refund} onAsk={onAsk} />,
})
