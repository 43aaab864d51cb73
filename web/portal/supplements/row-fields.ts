import { supplementTexts } from '#rulebook/supplements/supplements.texts.ts'
import type { RowErrors } from './use-row-errors.ts'

const { labels } = supplementTexts

interface Row<Field extends string> {
  form: Readonly<Record<Field, string>>
  set: (change: Partial<Record<Field, string>>) => void
  errors: RowErrors
}

/** What each field of a row is given: its name, its label, its value, and its problem once it was left (SUP-01…03). */
export function rowFields<Field extends keyof typeof labels>({ form, set, errors }: Row<Field>) {
  const shared = (field: Field) => ({ id: field, label: labels[field], value: form[field] })
  const change = (field: Field, value: string) => {
    const changed: Partial<Record<Field, string>> = {}
    changed[field] = value
    set(changed)
  }
  return {
    text: (field: Field) => ({
      ...shared(field),
      error: errors.errorAt(field),
      autoComplete: 'off',
      onChange: (event: { currentTarget: { value: string } }) => change(field, event.currentTarget.value),
      onBlur: () => errors.leave(field),
    }),
    day: (field: Field) => ({
      ...shared(field),
      error: errors.errorAt(field) ?? '',
      onChange: (day: string) => change(field, day),
      onLeave: () => errors.leave(field),
    }),
  }
}
