import type { ReactNode } from 'react'
import type { WholeRecord } from '#contracts/office/support/whole-record.ts'
import { valueWords } from '#contracts/trail-words/value-words.texts.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { outcomeWords } from '../../audit/audit.texts.ts'
import { DeskTable } from '../../ui-desk-table.tsx'
import { Facts } from '../../ui-facts.tsx'
import { Instant } from '../../ui-instant.tsx'
import { candidatesTexts } from '../candidates.texts.ts'
import { RecordScores } from '../record-scores.tsx'
import { RecordTickets } from '../record-tickets.tsx'
import { MattersOfRecord } from './matters-of-record.tsx'
import { OlderRows } from './older-rows.tsx'
import { StartRecovery } from './start-recovery.tsx'
import { deliveryWords, supportStateWords, supportTexts as texts } from './support.texts.ts'
import { useWholeLists } from './use-whole-lists.ts'

/** A candidate's whole record, to be read to whoever calls; nothing can be changed here. */
export function WholeRecordView({ record, reason }: { record: WholeRecord; reason: string }) {
  const { candidate, scores } = record
  const whole = useWholeLists(record, reason)
  const { messages, payments, deliveries, signIns, recoveries } = whole.lists
  return (
    <>
      <PageTitle title={candidate.name} product={candidatesTexts.product} />
      <SectionCard title={candidatesTexts.person}>
        <div className="kj-stack">
          <Facts
            facts={[
              [candidatesTexts.idType, record.idType],
              [candidatesTexts.idNumber, candidate.idNumberMasked],
              [candidatesTexts.phone, record.phoneMasked ?? candidatesTexts.noPhone],
              [candidatesTexts.account, record.accountState],
              [texts.registeredOn, formatDate(record.registeredOn)],
            ]}
          />
          <Notice tone="going">{texts.help}</Notice>
          <StartRecovery personId={candidate.personId} name={candidate.name} />
        </div>
      </SectionCard>
      <RecordTickets tickets={candidate.tickets} />
      <MattersOfRecord whole={whole} />
      <RecordScores personId={candidate.personId} scores={scores} />
      <List title={texts.messages} none={texts.noMessages} rows={messages} columns={MESSAGES}>
        <OlderRows list="messages" whole={whole} />
      </List>
      <List title={texts.payments} none={texts.noPayments} rows={payments} columns={PAYMENTS}>
        <OlderRows list="payments" whole={whole} />
      </List>
      <List title={texts.deliveries} none={texts.noDeliveries} rows={deliveries} columns={DELIVERIES}>
        <OlderRows list="deliveries" whole={whole} />
      </List>
      <List title={texts.signIns} none={texts.noSignIns} rows={signIns} columns={SIGN_INS}>
        <OlderRows list="signIns" whole={whole} />
      </List>
      {recoveries.length > 0 && (
        <List title={texts.recoveries} none="" rows={recoveries} columns={RECOVERIES}>
          <OlderRows list="recoveries" whole={whole} />
        </List>
      )}
    </>
  )
}

interface ListProps<Row extends { id: string }> {
  title: string
  none: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  children: ReactNode
}

function List<Row extends { id: string }>({
  title,
  none,
  rows,
  columns,
  children,
}: ListProps<Row>): ReactNode {
  return (
    <SectionCard title={title}>
      {rows.length === 0 ? (
        <p className="kj-soft">{none}</p>
      ) : (
        <DeskTable caption={title} columns={columns} rows={rows} rowKey={({ id }) => id} />
      )}
      {children}
    </SectionCard>
  )
}

const MESSAGES: readonly Column<WholeRecord['messages'][number]>[] = [
  { key: 'at', title: texts.sentAt, card: 'lead', cell: ({ at }) => <Instant at={at} /> },
  {
    key: 'body',
    title: texts.message,
    card: 'wide',
    cell: ({ title, body }) => (
      <span>
        <strong>{title}</strong> {body}
      </span>
    ),
  },
  { key: 'ticket', title: texts.ticketNo, cell: ({ ticketNo }) => ticketNo ?? '' },
  { key: 'read', title: texts.read, cell: ({ readAt }) => (readAt ? <Instant at={readAt} /> : texts.unread) },
]

const PAYMENTS: readonly Column<WholeRecord['payments'][number]>[] = [
  { key: 'no', title: texts.orderNo, card: 'lead', cell: ({ orderNo }) => orderNo },
  { key: 'title', title: texts.title, card: 'wide', cell: ({ title }) => title },
  { key: 'amount', title: texts.amount, numeric: true, cell: ({ fen }) => texts.yuan(fen) },
  { key: 'state', title: texts.state, cell: ({ state }) => valueWords[state] ?? state },
  { key: 'at', title: texts.filedAt, card: 'wide', cell: ({ at }) => <Instant at={at} /> },
]

const DELIVERIES: readonly Column<WholeRecord['deliveries'][number]>[] = [
  { key: 'at', title: texts.sentAt, card: 'lead', cell: ({ at }) => <Instant at={at} /> },
  { key: 'kind', title: texts.channel, cell: ({ kind }) => deliveryWords[kind] },
  { key: 'state', title: texts.state, cell: ({ state }) => supportStateWords.delivery?.[state] ?? state },
  { key: 'failure', title: texts.failure, card: 'wide', cell: ({ failure }) => failure ?? '' },
]

const SIGN_INS: readonly Column<WholeRecord['signIns'][number]>[] = [
  { key: 'at', title: texts.sentAt, card: 'lead', cell: ({ at }) => <Instant at={at} /> },
  {
    key: 'outcome',
    title: texts.outcome,
    cell: ({ outcome }) => (outcomeWords as Record<string, string>)[outcome] ?? outcome,
  },
  { key: 'address', title: texts.address, cell: ({ address }) => address },
  {
    key: 'agent',
    title: texts.agent,
    card: 'wide',
    cell: ({ agent }) => <span className="kj-soft">{agent}</span>,
  },
]

const RECOVERIES: readonly Column<WholeRecord['recoveries'][number]>[] = [
  { key: 'at', title: texts.filedAt, card: 'lead', cell: ({ at }) => <Instant at={at} /> },
  { key: 'state', title: texts.state, cell: ({ state }) => supportStateWords.recovery?.[state] ?? state },
  {
    key: 'decided',
    title: texts.decidedAt,
    card: 'wide',
    cell: ({ decidedAt }) => <Instant at={decidedAt} />,
  },
]
