import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CounterPaymentView } from '#contracts/office/counter-payments.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { yuan } from '../payments/money.ts'
import { useMay } from '../session.ts'
import { DeskTable } from '../ui-desk-table.tsx'
import { counterStateWords, counterTexts as texts } from './counter.texts.ts'
import {
  type AskedCounterStep,
  CounterStep,
  type CounterStepName,
  counterStepWords,
} from './counter-step.tsx'

interface CounterTableProps {
  caption: string
  payments: readonly CounterPaymentView[]
}

/** Lists payments at the counter with the steps that this person may take. */
export function CounterTable({ caption, payments }: CounterTableProps) {
  const [asked, setAsked] = useState<AskedCounterStep>()
  return (
    <>
      <DeskTable
        caption={caption}
        columns={[...COLUMNS, actsColumn(setAsked)]}
        rows={payments}
        rowKey={({ id }) => id}
      />
      {asked && <CounterStep asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

const COLUMNS: readonly Column<CounterPaymentView>[] = [
  {
    key: 'who',
    title: texts.candidate,
    card: 'lead',
    cell: ({ personName, ticketNo }) => (
      <span>
        {personName} <span className="kj-soft kj-nowrap">{ticketNo}</span>
      </span>
    ),
  },
  { key: 'school', title: texts.school, card: 'wide', cell: ({ schoolName }) => schoolName },
  { key: 'paper', title: texts.paperNo, card: 'wide', cell: ({ paperNo }) => paperNo },
  { key: 'paidOn', title: texts.paidOn, card: 'wide', cell: ({ paidOn }) => formatDate(paidOn) },
  { key: 'fen', title: texts.amount, numeric: true, cell: ({ fen }) => yuan(fen) },
  { key: 'by', title: texts.recordedBy, cell: ({ recordedBy }) => recordedBy },
  { key: 'decided', title: texts.decidedBy, cell: ({ decidedBy }) => decidedBy ?? '' },
  {
    key: 'state',
    title: texts.state,
    cell: ({ state, refund }) =>
      refund?.state === 'requested' ? (
        <StatusBadge tone="must" word={texts.backAsked} />
      ) : (
        <StatusBadge tone={counterStateWords[state].tone} word={counterStateWords[state].word} />
      ),
  },
]

const actsColumn = (onAsk: (asked: AskedCounterStep) => void): Column<CounterPaymentView> => ({
  key: 'acts',
  title: texts.acts,
  card: 'wide',
  cell: (payment) => <CounterActs payment={payment} onAsk={onAsk} />,
})

interface CounterActsProps {
  payment: CounterPaymentView
  onAsk: (asked: AskedCounterStep) => void
}

function CounterActs({ payment, onAsk }: CounterActsProps) {
  const may = useMay()
  const { state, mine, refund, personName } = payment
  const isAsked = refund?.state === 'requested'
  if ((state === 'requested' && mine) || (isAsked && refund.mine))
    return <span className="kj-soft kj-nowrap">{texts.mine}</span>
  const steps: readonly CounterStepName[] =
    state === 'requested'
      ? ['approve', 'refuse']
      : isAsked
        ? ['approve_back', 'refuse_back']
        : state === 'confirmed' && may('counter.record')
          ? ['take_back']
          : []
  return (
    <div className="kj-row">
      {steps.map((step) => (
        <Button
          key={step}
          size="compact-sm"
          className="kj-small-act"
          variant={step === 'approve' ? 'filled' : 'default'}
          aria-label={`${counterStepWords[step]} ${personName}`}
          onClick={() => onAsk({ payment, step })}
        >
          {counterStepWords[step]}
        </Button>
      ))}
    </div>
  )
}
