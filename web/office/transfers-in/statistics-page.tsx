import type { ReplyOf } from '#contracts/route.ts'
import { arrivalStatistics } from '#contracts/transfers/office-confirmations.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { transfersInTexts as texts } from './transfers-in.texts.ts'

type Province = ReplyOf<typeof arrivalStatistics>['provinces'][number]

/** Transfers by province: how many came, how they stand, and what they gave. */
export function ArrivalStatisticsPage() {
  const reply = useReply(arrivalStatistics)
  return (
    <>
      <PageTitle
        title={texts.statistics}
        product={texts.product}
        lead={
          <>
            {texts.statisticsLead} <OfficeLink to="/transfers-in">{texts.back}</OfficeLink>
          </>
        }
      />
      <SectionCard title={texts.statistics}>
        <Loaded reply={reply}>
          {({ provinces }) =>
            provinces.length === 0 ? (
              <EmptyState title={texts.statisticsNone}>{texts.statisticsNoneHelp}</EmptyState>
            ) : (
              <DeskTable
                caption={texts.statistics}
                columns={COLUMNS}
                rows={provinces}
                rowKey={({ province }) => province}
              />
            )
          }
        </Loaded>
      </SectionCard>
    </>
  )
}

const number = (key: Exclude<keyof Province, 'province'>, title: string): Column<Province> => ({
  ...{ key, title, numeric: true },
  cell: (row) => row[key],
  sortBy: (row) => row[key],
})

const COLUMNS: readonly Column<Province>[] = [
  {
    key: 'province',
    title: texts.province,
    card: 'lead',
    cell: ({ province }) => province,
    sortBy: ({ province }) => province,
  },
  number('total', texts.total),
  number('open', texts.inWork),
  number('confirmed', texts.confirmed),
  number('rejected', texts.rejected),
  number('returned', texts.returned),
  number('courses', texts.courses),
  number('scores', texts.scores),
]
