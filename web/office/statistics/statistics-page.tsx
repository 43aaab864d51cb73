import {
  exportStatistics,
  type StatisticsFigures,
  statistics,
} from '#contracts/office/statistics/statistics.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { Loaded } from '#web/client/loaded.tsx'
import { useLastReply, useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { Instant } from '../ui-instant.tsx'
import { FunnelCard } from './funnel-card.tsx'
import { ReasonsCard } from './reasons-card.tsx'
import { ReviewersCard } from './reviewers-card.tsx'
import { SchoolsCard } from './schools-card.tsx'
import { statisticsTexts as texts } from './statistics.texts.ts'
import { StatisticsFilters } from './statistics-filters.tsx'
import { useStatisticsView } from './statistics-view.ts'
import { TimesCard } from './times-card.tsx'
import './statistics.css'

/** What became of a round, how long it took, why, by school and by reviewer (STA-01). */
export function StatisticsPage() {
  const view = useStatisticsView()
  const reply = useReply(statistics, { query: view })
  // While the figures of another choice come, the choices stay where they are.
  const last = useLastReply(statistics, { query: view })
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <StatisticsFilters view={view} reply={last?.service === view.service ? last : undefined} />
      <Loaded reply={reply}>
        {({ figures, countedAt, window }) =>
          figures && window ? (
            <>
              <div className="kj-row kj-counted">
                <p className="kj-soft">
                  {texts.countedAt} <Instant at={countedAt} />
                  {texts.countedLead}
                </p>
                <div className="kj-no-print">
                  <FileButton contract={exportStatistics} input={[{ body: { ...view, window } }]}>
                    {texts.exportXlsx}
                  </FileButton>
                </div>
              </div>
              <Figures figures={figures} />
            </>
          ) : (
            <SectionCard title={texts.funnel}>
              <EmptyState title={texts.noRound}>{texts.noRoundHelp}</EmptyState>
            </SectionCard>
          )
        }
      </Loaded>
    </>
  )
}

function Figures({ figures }: { figures: StatisticsFigures }) {
  const { forms, standing, movedOn } = figures
  if (forms.unsubmitted + forms.submitted + standing.all + movedOn === 0)
    return (
      <SectionCard title={texts.funnel}>
        <EmptyState title={texts.nothing}>{texts.nothingHelp}</EmptyState>
      </SectionCard>
    )
  return (
    <>
      <FunnelCard figures={figures} />
      <TimesCard levels={figures.levels} />
      <ReasonsCard figures={figures} />
      <SchoolsCard schools={figures.schools} />
      <ReviewersCard reviewers={figures.reviewers} />
    </>
  )
}
