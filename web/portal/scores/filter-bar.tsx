import { NativeSelect, TextInput } from '@mantine/core'
import type { ScoreFilter } from './filter-scores.ts'
import { sources } from './score-words.ts'
import { scoresTexts as texts } from './scores.texts.ts'

interface FilterBarProps {
  filter: ScoreFilter
  onChange: (filter: ScoreFilter) => void
  /** The number of matching scores; screen readers announce it while the person types. */
  found: number
}

/** Searches the scores by course and filters them by source. */
export function FilterBar({ filter, onChange, found }: FilterBarProps) {
  return (
    <search className="kj-filter kj-no-print" data-view-only>
      <TextInput
        label={texts.search}
        placeholder={texts.searchHelp}
        value={filter.words}
        onChange={(event) => onChange({ ...filter, words: event.currentTarget.value })}
        maxLength={60}
      />
      <NativeSelect
        label={texts.source}
        data={[{ value: '', label: texts.all }, ...sources]}
        value={filter.source}
        onChange={(event) => onChange({ ...filter, source: event.currentTarget.value })}
      />
      <p role="status" className="kj-soft">
        {(filter.words !== '' || filter.source !== '') && texts.found(found)}
      </p>
    </search>
  )
}
