import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { reviewsTexts as texts } from '../reviews.texts.ts'
import type { QueueQuery } from './use-queue.ts'

/** The conditions that narrow the list. */
export type QueueFilter = Pick<QueueQuery, 'q' | 'level' | 'due' | 'mark' | 'state'>

interface QueueFiltersProps {
  show: QueueQuery['show']
  /** The levels of this person; with a single level there is nothing to choose. */
  levels: readonly ('school' | 'authority')[]
  filter: QueueFilter
  onFilter: (filter: QueueFilter) => void
}

/** Searches by number or name; filters waiting applications by level and deadline, decided ones by state (REV-01). */
export function QueueFilters({ show, levels, filter, onFilter }: QueueFiltersProps) {
  const [typed, setTyped] = useState(filter.q ?? '')
  const narrow = (name: keyof QueueFilter, value: string | undefined) => {
    const { [name]: _, ...others } = filter
    onFilter((value ? { ...others, [name]: value } : others) as QueueFilter)
  }
  return (
    <form
      className="kj-row kj-find"
      onSubmit={(event) => {
        event.preventDefault()
        // The focus leaves the field, so that the next key moves in the list instead of being typed.
        event.currentTarget.querySelector<HTMLElement>('[type="submit"]')?.focus()
        narrow('q', typed.trim())
      }}
    >
      {(show === 'waiting' || show === 'all') && (
        <>
          <TextInput
            className="kj-search"
            type="search"
            label={texts.searchHelp}
            value={typed}
            maxLength={60}
            rightSection={<kbd aria-hidden>/</kbd>}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" variant="default">
            {texts.find}
          </Button>
        </>
      )}
      {show === 'waiting' && levels.length > 1 && (
        <Choice
          label={texts.filterLevel}
          words={texts.level}
          value={filter.level}
          onChange={(level) => narrow('level', level)}
        />
      )}
      {show === 'waiting' && (
        <>
          <Choice
            label={texts.filterDue}
            words={texts.urgency}
            value={filter.due}
            onChange={(due) => narrow('due', due)}
          />
          <Choice
            label={texts.filterMark}
            words={texts.marks}
            value={filter.mark}
            onChange={(mark) => narrow('mark', mark)}
          />
        </>
      )}
      {(show === 'decided' || show === 'all') && (
        <Choice
          label={texts.filterState}
          words={texts.stateWords}
          value={filter.state}
          onChange={(state) => narrow('state', state)}
        />
      )}
    </form>
  )
}

interface ChoiceProps {
  label: string
  words: Readonly<Record<string, string>>
  value: string | undefined
  onChange: (value: string) => void
}

function Choice({ label, words, value, onChange }: ChoiceProps) {
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      data={[
        { value: '', label: texts.everyOne },
        ...Object.entries(words).map(([value, word]) => ({ value, label: word })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
