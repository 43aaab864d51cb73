import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { labelOf } from '#rulebook/evidence/credential-facts.ts'
import {
  type CredentialField,
  findCredentialType,
  QUALIFICATIONS,
} from '#rulebook/evidence/credential-types.ts'
import { PROVINCES } from '#rulebook/evidence/provinces.ts'
import { Question } from '#web/ui/questions/questions.tsx'
import type { EvidenceCard } from '../service/draft/use-wizard.ts'
import { useSaver } from '../service/saver/use-saver.ts'
import { DatePartsInput } from './date-parts-input.tsx'
import { evidenceTexts as texts } from './evidence.texts.ts'
import { problemsAtFields } from './field-problems.ts'
import { foldedField } from './folded-fields.ts'

/** The fields of a credential's type (EVI-01). Saves each field while it is typed and shows its problem beside it. */
export function CredentialFieldset({ card, isChecked }: { card: EvidenceCard; isChecked: boolean }) {
  const { credential, saver } = card
  const { value: fields } = useSaver(saver, { value: credential.fields, version: credential.version })
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set(Object.keys(credential.fields)))
  const type = findCredentialType(credential.type)
  if (type === undefined) return null
  const typed = { id: credential.id, type: type.code, fields, imageCount: credential.images.length }
  const problems = problemsAtFields(typed, { today: beijingDateOf(new Date()), left, isChecked })
  const change = (field: CredentialField, word: string) => {
    const { [field]: _, ...others } = fields
    saver.change(word === '' ? others : { ...others, [field]: word })
  }
  const leave = (field: CredentialField) => {
    setLeft((before) => new Set([...before, field]))
    const word = fields[field] ?? ''
    const folded = foldedField(field, word)
    if (folded !== word) change(field, folded)
  }
  return (
    <div className="kj-stack kj-form">
      {type.fields.map((field) => (
        <Question key={field}>
          <FieldInput
            field={field}
            id={`credential-${credential.id}-${field}`}
            label={labelOf(type.code, field)}
            value={fields[field] ?? ''}
            error={problems[field] ?? ''}
            onChange={(word) => change(field, word)}
            onLeave={() => leave(field)}
          />
        </Question>
      ))}
    </div>
  )
}

interface FieldInputProps {
  field: CredentialField
  id: string
  label: string
  value: string
  /** Empty if the field has no problem. */
  error: string
  onChange: (value: string) => void
  onLeave: () => void
}

function FieldInput({ field, id, label, value, error, onChange, onLeave }: FieldInputProps) {
  const hint = texts.hints[field]
  const shared = {
    ...{ id, label, value, autoComplete: 'off', description: hint === '' ? null : hint },
    error: error === '' ? null : error,
    onBlur: onLeave,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  }
  switch (field) {
    case 'obtainedOn':
      return <DatePartsInput {...{ id, label, value, hint, error, onChange, onLeave }} />
    case 'province':
      return <NativeSelect {...shared} data={choices(PROVINCES)} />
    case 'qualification':
      return <NativeSelect {...shared} data={choices(QUALIFICATIONS)} />
    case 'remark':
      // Without a limit of its own: a pasted text that is too long is told, and not cut.
      return <Textarea {...shared} label={label + texts.optional} rows={2} />
    case 'number':
    case 'onlineCode':
    case 'reportNo':
      return <TextInput {...shared} maxLength={80} />
    default:
      return field satisfies never
  }
}

function choices(words: readonly string[]) {
  return [{ value: '', label: texts.choose }, ...words]
}
