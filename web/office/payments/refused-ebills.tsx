import { Button } from '@mantine/core'
import { financeDay, type RefusedEbill, repeatEbill } from '#contracts/office/payments.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useMay } from '../session.ts'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { yuan } from './money.ts'
import { OrderName } from './order-name.tsx'
import { paymentsTexts as texts } from './payments.texts.ts'

/** The 财政电子票据 that their issuer refused: of which payment, what it said, and the way to ask again (PAY-01). */
export function RefusedEbills({ ebills, all }: { ebills: readonly RefusedEbill[]; all: number }) {
  if (ebills.length === 0) return null
  return (
    <SectionCard title={texts.ebills(all)}>
      <p className="kj-soft">{texts.ebillsLead}</p>
      {all > ebills.length && <Notice tone="must">{texts.moreEbills(ebills.length)}</Notice>}
      <DeskTable caption={texts.ebills(all)} columns={COLUMNS} rows={ebills} rowKey={({ id }) => id} />
    </SectionCard>
  )
}

const COLUMNS: readonly Column<RefusedEbill>[] = [
  { key: 'name', title: texts.order, card: 'lead', cell: (row) => <OrderName {...row} /> },
  { key: 'school', title: texts.school, card: 'wide', cell: ({ schoolName }) => schoolName },
  { key: 'fen', title: texts.amount, numeric: true, cell: ({ fen }) => yuan(fen) },
  { key: 'act', title: texts.ebillWhat, cell: ({ act }) => texts.ebillAct[act] },
  { key: 'paidAt', title: texts.paidAt, card: 'wide', cell: ({ paidAt }) => <Instant at={paidAt} /> },
  {
    key: 'failure',
    title: texts.ebillFailure,
    card: 'wide',
    cell: ({ failure }) => <span className="kj-strong">{failure || texts.noFailure}</span>,
  },
  {
    key: 'code',
    title: texts.revenueCode,
    cell: ({ revenueCode }) => revenueCode ?? texts.noRevenueCode,
  },
  {
    key: 'no',
    title: texts.requestNo,
    card: 'wide',
    cell: ({ requestNo }) => <span className="kj-nowrap">{requestNo}</span>,
  },
  { key: 'acts', title: texts.acts, card: 'wide', cell: (ebill) => <Repeat ebill={ebill} /> },
]

function Repeat({ ebill: { id, version, act, isAsking, requestNo } }: { ebill: RefusedEbill }) {
  const may = useMay()
  const repeat = useAct(repeatEbill, [financeDay])
  if (isAsking) return <span className="kj-soft">{texts.ebillAsking}</span>
  if (!may('ebill.repeat')) return null
  return (
    <div>
      <Button
        size="compact-sm"
        className="kj-small-act"
        aria-label={`${texts.repeatEbill[act]} ${requestNo}`}
        loading={repeat.isPending}
        onClick={() => repeat.mutate({ params: { id }, body: { version } })}
      >
        {texts.repeatEbill[act]}
      </Button>
      {repeat.error && <Notice tone="refusal">{errorWords(repeat.error)}</Notice>}
    </div>
  )
}
