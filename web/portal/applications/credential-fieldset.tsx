import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { labelOf } from '#rulebook/exemption/credential-problems.ts'
import {
  type CredentialField,
  findCredentialType,
  QUALIFICATIONS,
} from '#rulebook/exemption/credential-types.ts'
import { PROVINCES } from '#rulebook/exemption/provinces.ts'
import { DatePartsInput } from './date-parts-input.tsx'
import { evidenceTexts as texts } from './evidence.texts.ts'
import { useSaver } from './use-saver.ts'
import type { EvidenceCard } from './use-wizard.ts'

/** EVI-01: the fields that the type has, kept as they are typed. */
export function CredentialFieldset({ card }: { card: EvidenceCard }) {
  const { credential, saver } = card
  const { value: fields } = useSaver(saver, { value: credential.fields, version: credential.version })
  const type = findCredentialType(credential.type)
  if (type === undefined) return null
  return (
    <div className="kj-stack kj-form">
      {type.fields.map((field) => (
        <FieldInput
          key={field}
          field={field}
          id={`credential-${credential.id}-${field}`}
          label={labelOf(type, field)}
          value={fields[field] ?? ''}
          onChange={(word) => {
            const { [field]: _, ...others } = fields
            saver.change(word === '' ? others : { ...others, [field]: word })
          }}
        />
      ))}
    </div>
  )
}

interface FieldInputProps {
  field: CredentialField
  id: string
  label: string
  value: string
  onChange: (value: string) => void
}

function FieldInput({ field, id, label, value, onChange }: FieldInputProps) {
  const hint = texts.hints[field]
  const shared = {
    ...{ id, label, value, autoComplete: 'off', description: hint === '' ? null : hint },
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  }
  switch (field) {
    case 'obtainedOn':
      return <DatePartsInput {...{ id, label, value, onChange, hint }} />
    case 'province':
      return <NativeSelect {...shared} data={choices(PROVINCES)} />
    case 'qualification':
      return <NativeSelect {...shared} data={choices(QUALIFICATIONS)} />
    case 'remark':
      return <Textarea {...shared} label={label + texts.optional} maxLength={200} rows={2} />
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
