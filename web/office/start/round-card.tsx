import { roundFigures } from '#contracts/office/review/round.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { useReply } from '#web/client/queries.ts'
import { type Column, ResponsiveTable } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { Instant } from '../ui-instant.tsx'
import { windowName } from '../windows/shown-window.ts'
import { startTexts as texts } from './start.texts.ts'

type Row = ReplyOf<typeof roundFigures>['windows'][number]

const COUNTS = ['filed', 'atSchool', 'atAuthority', 'amending', 'approved', 'rejected', 'withdrawn'] as const

const COLUMNS: readonly Column<Row>[] = [
  { key: 'window', title: texts.round.window, card: 'lead', cell: windowName },
  {
    key: 'closes',
    title: texts.round.closes,
    card: 'wide',
    cell: ({ closesAt }) => (
      <span className="kj-nowrap">
        <Instant at={closesAt} />
      </span>
    ),
  },
  ...COUNTS.map((key) => ({
    key,
    title: texts.round[key],
    numeric: true,
    cell: (row: Row) => row[key].toLocaleString('zh-CN'),
  })),
]

/** What became of what was filed in each window of the round; nothing while nothing was filed (REV-01). */
export function RoundCard() {
  const { data } = useReply(roundFigures)
  if (!data || data.windows.length === 0) return null
  return (
    <SectionCard title={texts.roundTitle}>
      <div className="kj-stack">
        <ResponsiveTable
          caption={texts.roundTitle}
          columns={COLUMNS}
          rows={data.windows}
          rowKey={({ id }) => id}
        />
        <p className="kj-soft">
          {texts.roundLead} {texts.countedAt} <Instant at={data.countedAt} />
        </p>
      </div>
    </SectionCard>
  )
}
