import type { StatisticsFigures } from '#contracts/office/statistics/statistics.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import type { Bar } from './bar-chart.tsx'
import { ChartedCounts } from './charted.tsx'
import { statisticsTexts as texts } from './statistics.texts.ts'

/** Begun, submitted, through each level, passed; and how what was filed stands now. */
export function FunnelCard({ figures }: { figures: StatisticsFigures }) {
  const { forms, standing, movedOn } = figures
  const begun = forms.unsubmitted + forms.submitted
  return (
    <SectionCard title={texts.funnel}>
      <p className="kj-soft">{texts.funnelLead}</p>
      <ChartedCounts
        title={texts.forms}
        bars={[
          { key: 'begun', label: texts.begun, value: begun },
          { key: 'submitted', label: texts.submitted, value: forms.submitted },
        ]}
        all={begun}
        isFunnel
      />
      <ChartedCounts title={texts.stages} bars={stagesOf(figures)} all={standing.all} isFunnel />
      <ChartedCounts
        title={texts.standing}
        bars={STANDING.map((key) => ({ key, label: texts[key], value: standing[key] }))}
        all={standing.all}
      />
      {movedOn > 0 && <p className="kj-soft">{texts.movedOn(movedOn)}</p>}
    </SectionCard>
  )
}

const STANDING = ['waiting', 'amending', 'amendmentOver', 'approved', 'rejected', 'withdrawn'] as const

function stagesOf({ standing, levels }: StatisticsFigures): Bar[] {
  const stages = levels.map(({ name, through }) => ({
    key: name,
    label: texts.through(name),
    value: through,
  }))
  // In a single chain the last level says so already.
  const isSaid = levels.at(-1)?.through === standing.approved
  return [
    { key: 'all', label: texts.all, value: standing.all },
    ...stages,
    ...(isSaid ? [] : [{ key: 'approved', label: texts.approved, value: standing.approved }]),
  ]
}
