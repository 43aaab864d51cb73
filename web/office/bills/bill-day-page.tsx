import { useParams } from '@tanstack/react-router'
import { type DayTotal, oneBillDay } from '#contracts/office/bills.ts'
import { parseDay } from '#rulebook/beijing-time.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { yuan } from '../payments/money.ts'
import { channelWords } from '../payments/payments.texts.ts'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { billsTexts as texts } from './bills.texts.ts'
import { DifferenceTable } from './difference-table.tsx'

/** One day: what came in and went back by school and channel, and its differences (PAY-04). */
export function BillDayPage() {
  const { day = '' } = useParams({ strict: false }) as { day?: string }
  return parseDay(day) === day ? <Day day={day} /> : <NotFoundPage />
}

function Day({ day }: { day: string }) {
  const reply = useReply(oneBillDay, { params: { day } })
  return (
    <>
      <OfficeLink to="/bills">{texts.back}</OfficeLink>
      <PageTitle title={texts.dayTitle(day)} product={texts.product} />
      <Loaded reply={reply}>
        {({ totals, differences, found }) => (
          <>
            <SectionCard title={texts.totals}>
              {totals.length === 0 ? (
                <EmptyState title={texts.noTotals} />
              ) : (
                <DeskTable
                  caption={texts.totals}
                  columns={COLUMNS}
                  rows={totals}
                  rowKey={({ schoolName, channel }) => `${schoolName} ${channel}`}
                />
              )}
            </SectionCard>
            <SectionCard title={texts.differences}>
              {found > differences.length && <Notice tone="must">{texts.cut(differences.length)}</Notice>}
              {differences.length === 0 ? (
                <EmptyState title={texts.noDifferences} />
              ) : (
                <DifferenceTable caption={texts.differences} differences={differences} />
              )}
            </SectionCard>
          </>
        )}
      </Loaded>
    </>
  )
}

const COLUMNS: readonly Column<DayTotal>[] = [
  { key: 'school', title: texts.school, card: 'lead', cell: ({ schoolName }) => schoolName },
  { key: 'channel', title: texts.channel, cell: ({ channel }) => channelWords[channel] },
  { key: 'payments', title: texts.payments, numeric: true, cell: ({ payments }) => payments },
  { key: 'in', title: texts.paymentsFen, numeric: true, cell: ({ paymentsFen }) => yuan(paymentsFen) },
  { key: 'refunds', title: texts.refunds, numeric: true, cell: ({ refunds }) => refunds },
  { key: 'out', title: texts.refundsFen, numeric: true, cell: ({ refundsFen }) => yuan(refundsFen) },
]
