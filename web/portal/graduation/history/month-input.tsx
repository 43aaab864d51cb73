import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { digitsOf } from '../../evidence/partial-date.ts'
import { graduationTexts } from '../graduation.texts.ts'
import { joinMonth, type MonthParts, splitMonth } from './month-parts.ts'

const { history: texts } = graduationTexts

interface MonthInputProps {
  id: string
  label: string
  hint?: string
  error: string | null
  /** 2015-09, or what is typed of it so far; empty: none. */
  value: string
  onChange: (value: string) => void
  onBlur: () => void
}

/** Asks for a month as two numbers; a half-typed one is kept as it is. */
export function MonthInput({ id, label, hint, error, value, onChange, onBlur }: MonthInputProps) {
  const [typed, setTyped] = useState(() => splitMonth(value))
  // A value from outside, such as a newer draft, replaces what was typed here.
  const shown = joinMonth(typed) === value ? typed : splitMonth(value)
  const change = (next: MonthParts) => {
    setTyped(next)
    onChange(joinMonth(next))
  }
  const described = error === null ? {} : { 'aria-describedby': `${id}-error` }
  return (
    <fieldset
      className="kj-fieldset"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onBlur()
      }}
    >
      <legend>{label}</legend>
      {hint !== undefined && <p className="kj-field-hint">{hint}</p>}
      <div className="kj-date-parts">
        <TextInput
          id={id}
          label={texts.year}
          className="kj-date-year"
          inputMode="numeric"
          autoComplete="off"
          value={shown.year}
          error={error !== null}
          onChange={(event) => change({ ...shown, year: digitsOf(event.currentTarget.value, 4) })}
          {...described}
        />
        <TextInput
          id={`${id}-month`}
          label={texts.month}
          inputMode="numeric"
          autoComplete="off"
          value={shown.month}
          error={error !== null}
          onChange={(event) => change({ ...shown, month: digitsOf(event.currentTarget.value, 2) })}
          {...described}
        />
      </div>
      {error !== null && (
        <p id={`${id}-error`} className="kj-field-error">
          {error}
        </p>
      )}
    </fieldset>
  )
}
