import { departureStatistics } from '#contracts/office/departures.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { departuresTexts as texts } from './departures.texts.ts'

type Row = ReplyOf<typeof departureStatistics>['provinces'][number]

/** How many transfers went where, and what became of them. */
export function StatisticsCard() {
  const reply = useReply(departureStatistics)
  return (
    <Loaded reply={reply} rows={2}>
      {({ provinces }) =>
        provinces.length > 0 && (
          <SectionCard title={texts.statistics}>
            <DeskTable
              caption={texts.statistics}
              columns={COLUMNS}
              rows={provinces}
              rowKey={({ province }) => province}
            />
          </SectionCard>
        )
      }
    </Loaded>
  )
}

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'province',
    title: texts.province,
    card: 'lead',
    cell: ({ province }) => province,
    sortBy: ({ province }) => province,
  },
  {
    key: 'underWay',
    title: texts.underWay,
    numeric: true,
    cell: ({ underWay }) => underWay,
    sortBy: ({ underWay }) => underWay,
  },
  {
    key: 'accepted',
    title: texts.accepted,
    numeric: true,
    cell: ({ accepted }) => accepted,
    sortBy: ({ accepted }) => accepted,
  },
  {
    key: 'returned',
    title: texts.returned,
    numeric: true,
    cell: ({ returned }) => returned,
    sortBy: ({ returned }) => returned,
  },
  {
    key: 'lapsed',
    title: texts.lapsed,
    numeric: true,
    cell: ({ lapsed }) => lapsed,
    sortBy: ({ lapsed }) => lapsed,
  },
  {
    key: 'scores',
    title: texts.moved,
    numeric: true,
    cell: ({ scores }) => scores,
    sortBy: ({ scores }) => scores,
  },
]
