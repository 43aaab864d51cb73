import { TextInput } from '@mantine/core'
import type { Problem } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { forgotTexts as texts } from './forgot.texts.ts'

interface IdNumberFieldProps {
  value: string
  onChange: (value: string) => void
  problems: readonly Problem[]
}

/** The field 证件号码, used in each step of the password recovery. */
export function IdNumberField({ value, onChange, problems }: IdNumberFieldProps) {
  return (
    <TextInput
      {...field('idNumber', problems)}
      label={texts.idNumber}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="username"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={40}
      required
      withAsterisk={false}
    />
  )
}
