import { Button } from '@mantine/core'
import { useState } from 'react'
import { type DifferenceView, isRecordable } from '#contracts/payments/bill.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { channelWords } from '../payments/payments.texts.ts'
import { useMay } from '../session.ts'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { amountsOf } from './amounts.ts'
import { differenceStateWords, differenceWords, billsTexts as texts, wayWords } from './bills.texts.ts'
import {
  type AskedDifference,
  DifferenceStep,
  type DifferenceStepName,
  stepWords,
} from './difference-step.tsx'

interface DifferenceTableProps {
  caption: string
  differences: readonly DifferenceView[]
}

/** Lists differences, each with what to do about it and the steps that this person may take. */
export function DifferenceTable({ caption, differences }: DifferenceTableProps) {
  const [asked, setAsked] = useState<AskedDifference>()
  return (
    <>
      <DeskTable
        caption={caption}
        columns={[...COLUMNS, actsColumn(setAsked)]}
        rows={differences}
        rowKey={({ id }) => id}
      />
      {asked && <DifferenceStep asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

const COLUMNS: readonly Column<DifferenceView>[] = [
  {
    key: 'kind',
    title: texts.kind,
    card: 'lead',
    cell: ({ kind }) => <span className="kj-strong">{differenceWords[kind].name}</span>,
  },
  { key: 'day', title: texts.day, cell: ({ day }) => <span className="kj-nowrap">{day}</span> },
  { key: 'channel', title: texts.channel, cell: ({ provider }) => channelWords[provider] },
  {
    key: 'no',
    title: texts.number,
    card: 'wide',
    cell: ({ transactionNo, orderId }) => (
      <div>
        {transactionNo}
        {orderId && (
          <div>
            <OfficeLink to={`/payments/orders/${orderId}`}>{texts.openOrder}</OfficeLink>
          </div>
        )}
      </div>
    ),
  },
  { key: 'amounts', title: texts.amounts, card: 'wide', cell: amountsOf },
  {
    key: 'todo',
    title: texts.todo,
    card: 'wide',
    cell: ({ kind, state, way, note, proposedBy, decidedBy }) =>
      state === 'open' ? (
        differenceWords[kind].todo
      ) : (
        <div>
          {way && wayWords[way]}
          {note && texts.noteIs(note)}
          {proposedBy && (
            <div className="kj-soft">{texts.settledBy([proposedBy, ...(decidedBy ? [decidedBy] : [])])}</div>
          )}
        </div>
      ),
  },
  {
    key: 'state',
    title: texts.state,
    cell: ({ state }) => (
      <StatusBadge tone={differenceStateWords[state].tone} word={differenceStateWords[state].word} />
    ),
  },
]

const actsColumn = (onAsk: (asked: AskedDifference) => void): Column<DifferenceView> => ({
  key: 'acts',
  title: texts.acts,
  card: 'wide',
  cell: (difference) => <DifferenceActs difference={difference} onAsk={onAsk} />,
})

interface DifferenceActsProps {
  difference: DifferenceView
  onAsk: (asked: AskedDifference) => void
}

function DifferenceActs({ difference, onAsk }: DifferenceActsProps) {
  const may = useMay()
  const { state, mine, kind, transactionNo, orderId } = difference
  if (state === 'settled' || !may('bill.settle')) return null
  if (state === 'proposed' && mine) return <span className="kj-soft kj-nowrap">{texts.mine}</span>
  const steps: readonly DifferenceStepName[] =
    state === 'proposed'
      ? ['approve', 'refuse']
      : isRecordable({ kind, isOurs: orderId !== undefined })
        ? ['record', 'explanation']
        : ['explanation']
  return (
    <div className="kj-row">
      {steps.map((step, place) => (
        <Button
          key={step}
          size="compact-sm"
          className="kj-small-act"
          variant={place === 0 ? 'filled' : 'default'}
          aria-label={`${stepWords[step]} ${transactionNo}`}
          onClick={() => onAsk({ difference, step })}
        >
          {stepWords[step]}
        </Button>
      ))}
    </div>
  )
}
