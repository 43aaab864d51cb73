import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { evidenceTexts as texts } from './evidence.texts.ts'
import { type DateParts, digitsOf, joinDate, splitDate, wholeDate } from './partial-date.ts'

interface DatePartsInputProps {
  id: string
  label: string
  hint: string
  /** Empty if the date has no problem. */
  error: string
  value: string
  onChange: (value: string) => void
  /** Called when the focus leaves all three parts. */
  onLeave: () => void
}

const parts = [
  { name: 'year', label: texts.year, size: 4 },
  { name: 'month', label: texts.month, size: 2 },
  { name: 'day', label: texts.day, size: 2 },
] as const

/** Asks for a date as three numbers: typing a known date is quicker than paging a calendar back thirty years. */
export function DatePartsInput({ id, label, hint, error, value, onChange, onLeave }: DatePartsInputProps) {
  const [typed, setTyped] = useState(() => splitDate(value))
  // A value from outside, such as a newer draft, replaces what was typed here.
  const shown = joinDate(typed) === value ? typed : splitDate(value)
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const described = error === '' ? hintId : `${hintId} ${errorId}`
  const change = (next: DateParts) => {
    setTyped(next)
    onChange(joinDate(next))
  }
  return (
    <fieldset
      className="kj-fieldset"
      aria-describedby={described}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onLeave()
      }}
    >
      <legend>{label}</legend>
      <p id={hintId} className="kj-field-hint">
        {hint}
      </p>
      <div className="kj-date-parts">
        {parts.map(({ name, label: part, size }, index) => (
          <TextInput
            key={name}
            id={index === 0 ? id : `${id}-${name}`}
            label={part}
            className={`kj-date-${name}`}
            inputMode="numeric"
            autoComplete="off"
            value={shown[name]}
            onChange={({ currentTarget: { value: text } }) =>
              change(wholeDate(text) ?? { ...shown, [name]: digitsOf(text, size) })
            }
            error={error !== ''}
            aria-describedby={described}
          />
        ))}
      </div>
      {error !== '' && (
        <p id={errorId} className="kj-field-error">
          {error}
        </p>
      )}
    </fieldset>
  )
}
