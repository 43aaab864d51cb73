import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { CREDENTIAL_TYPES } from '#rulebook/evidence/credential-types.ts'
import { reviewsTexts as texts } from '../reviews.texts.ts'
import { SORTS } from './queue-view.ts'
import type { QueueQuery } from './use-queue.ts'

/** The conditions that narrow the list. */
export type QueueFilter = Pick<
  QueueQuery,
  'q' | 'level' | 'due' | 'mark' | 'state' | 'school' | 'about' | 'round' | 'evidence' | 'sort'
>

interface QueueFiltersProps {
  show: QueueQuery['show']
  /** The levels of this person; with a single level there is nothing to choose. */
  levels: readonly ('school' | 'authority')[]
  /** The schools of what waits, with how much; with a single one there is nothing to choose. */
  schools: readonly { code: string; name: string; waiting: number }[]
  filter: QueueFilter
  onFilter: (filter: QueueFilter) => void
}

const EVIDENCE_WORDS = Object.fromEntries(CREDENTIAL_TYPES.map(({ code, name }) => [code, name]))

/** Searches by number or name; filters waiting applications by level and deadline, decided ones by state (REV-01). */
export function QueueFilters({ show, levels, schools, filter, onFilter }: QueueFiltersProps) {
  const [typed, setTyped] = useState(filter.q ?? '')
  const [about, setAbout] = useState(filter.about ?? '')
  const narrow = (name: keyof QueueFilter, value: string | undefined) => {
    const { [name]: _, ...others } = filter
    onFilter((value ? { ...others, [name]: value } : others) as QueueFilter)
  }
  return (
    <form
      className="kj-row kj-find"
      data-view-only
      onSubmit={(event) => {
        event.preventDefault()
        // The focus leaves the field, so that the next key moves in the list instead of being typed.
        event.currentTarget.querySelector<HTMLElement>('[type="submit"]')?.focus()
        const { q: _q, about: _about, ...others } = filter
        onFilter({
          ...others,
          ...(typed.trim() ? { q: typed.trim() } : {}),
          ...(show === 'waiting' && about.trim() ? { about: about.trim() } : {}),
        })
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
          {show === 'waiting' && (
            <TextInput
              className="kj-about"
              label={texts.filterAbout}
              value={about}
              maxLength={40}
              onChange={(event) => setAbout(event.currentTarget.value)}
            />
          )}
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
          <Choice
            label={texts.filterRound}
            words={texts.rounds}
            value={filter.round}
            onChange={(round) => narrow('round', round)}
          />
          <Choice
            label={texts.filterEvidence}
            words={EVIDENCE_WORDS}
            value={filter.evidence}
            onChange={(evidence) => narrow('evidence', evidence)}
          />
          {schools.length > 1 && (
            <Choice
              label={texts.school}
              words={Object.fromEntries(
                schools.map(({ code, name, waiting }) => [code, texts.schoolWaiting(name, waiting)]),
              )}
              value={filter.school}
              onChange={(school) => narrow('school', school)}
            />
          )}
          <NativeSelect
            label={texts.sort}
            value={filter.sort ?? SORTS[0]}
            data={SORTS.map((value) => ({ value, label: texts.sorts[value] }))}
            onChange={({ currentTarget: { value } }) =>
              narrow('sort', value === SORTS[0] ? undefined : value)
            }
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
