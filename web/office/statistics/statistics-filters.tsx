import { NativeSelect } from '@mantine/core'
import type { statistics } from '#contracts/office/statistics/statistics.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { isServiceName, SERVICE_NAMES, SERVICES } from '#contracts/services.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { useReplace } from '../shell/office-link.tsx'
import { statisticsTexts as texts } from './statistics.texts.ts'
import { type StatisticsView, statisticsAddress } from './statistics-view.ts'

interface StatisticsFiltersProps {
  view: StatisticsView
  /** What there is to choose from; undefined until the first reply. */
  reply: ReplyOf<typeof statistics> | undefined
}

/** Chooses service, round and school; every service of the engine is there by itself. */
export function StatisticsFilters({ view, reply }: StatisticsFiltersProps) {
  const replace = useReplace()
  const { school: _, ...everySchool } = view
  return (
    <fieldset className="kj-row kj-find kj-no-print kj-statistics-filters" data-view-only>
      <legend className="kj-hidden">{texts.find}</legend>
      <NativeSelect
        label={texts.service}
        value={view.service}
        data={SERVICE_NAMES.map((value) => ({ value, label: SERVICES[value].title }))}
        onChange={({ currentTarget: { value } }) => {
          // Another service has other rounds; the school stays.
          const school = view.school ? { school: view.school } : {}
          if (isServiceName(value)) replace(statisticsAddress({ service: value, ...school }))
        }}
      />
      {reply && reply.rounds.length > 0 && (
        <NativeSelect
          label={texts.round}
          value={reply.window}
          data={reply.rounds.map(({ window, round, opensAt, closesAt }) => ({
            value: window,
            label: texts.roundOf(round, formatDate(new Date(opensAt)), formatDate(new Date(closesAt))),
          }))}
          onChange={({ currentTarget: { value } }) => replace(statisticsAddress({ ...view, window: value }))}
        />
      )}
      {reply && reply.schools.length > 1 && (
        <NativeSelect
          label={texts.school}
          value={view.school ?? ''}
          data={[
            { value: '', label: texts.allSchools },
            ...reply.schools.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            replace(statisticsAddress(value ? { ...view, school: value } : everySchool))
          }
        />
      )}
    </fieldset>
  )
}
