import { Button } from '@mantine/core'
import { useState } from 'react'
import {
  type CounterDue,
  type CounterPaymentView,
  findCounterDues,
  listCounterPayments,
} from '#contracts/office/counter-payments.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useLastReply, useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { yuan } from '../payments/money.ts'
import { DeskTable } from '../ui-desk-table.tsx'
import { RecordSearch } from '../ui-record-search.tsx'
import { counterTexts as texts } from './counter.texts.ts'
import { CounterTable } from './counter-table.tsx'
import { RecordPayment } from './record-payment.tsx'

/** Searches for what the candidate of a 准考证 owes now, to record a payment, and for what was recorded, to take it back. */
export function DueSearch() {
  return (
    <RecordSearch shortest={4} maxLength={30} words={texts} contract={findCounterDues}>
      {(ticketNo) => <Dues ticketNo={ticketNo} />}
    </RecordSearch>
  )
}

function Dues({ ticketNo }: { ticketNo: string }) {
  const reply = useReply(findCounterDues, { body: { ticketNo } })
  const listed = useLastReply(listCounterPayments)?.payments ?? []
  const [due, setDue] = useState<CounterDue>()
  return (
    <SectionCard title={texts.dues}>
      <Loaded reply={reply}>
        {({ dues, payments }) => (
          <>
            {dues.length === 0 ? (
              <EmptyState title={texts.noDues}>{texts.noDuesLead}</EmptyState>
            ) : (
              <DeskTable
                caption={texts.dues}
                columns={[...COLUMNS, actColumn(setDue)]}
                rows={dues}
                rowKey={({ applicationId }) => applicationId}
              />
            )}
            <Earlier payments={payments.filter(({ id }) => listed.every((one) => one.id !== id))} />
          </>
        )}
      </Loaded>
      {due && <RecordPayment due={due} onClose={() => setDue(undefined)} />}
    </SectionCard>
  )
}

/** What was recorded before that which the page lists anyway. */
function Earlier({ payments }: { payments: readonly CounterPaymentView[] }) {
  if (payments.length === 0) return null
  return (
    <>
      <h3>{texts.recorded}</h3>
      <CounterTable caption={texts.recorded} payments={payments} />
    </>
  )
}

const COLUMNS: readonly Column<CounterDue>[] = [
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
  {
    key: 'application',
    title: texts.application,
    card: 'wide',
    cell: ({ applicationTitle }) => applicationTitle,
  },
  { key: 'item', title: texts.item, cell: ({ title }) => title },
  { key: 'fen', title: texts.amount, numeric: true, cell: ({ fen }) => yuan(fen) },
]

const actColumn = (onRecord: (due: CounterDue) => void): Column<CounterDue> => ({
  key: 'acts',
  title: texts.acts,
  card: 'wide',
  cell: (due) => (
    <Button
      size="compact-sm"
      className="kj-small-act"
      aria-label={`${texts.record} ${due.personName}`}
      onClick={() => onRecord(due)}
    >
      {texts.record}
    </Button>
  ),
})
