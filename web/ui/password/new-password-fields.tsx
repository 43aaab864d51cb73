import { PasswordInput } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import type { PasswordContext } from '#rulebook/password-policy.ts'
import type { Problem } from '../error-summary.tsx'
import { field } from '../field.ts'
import { passwordFaults } from './new-password.ts'
import { passwordTexts as texts } from './password.texts.ts'

interface NewPasswordFieldsProps {
  value: { password: string; again: string }
  onChange: (value: { password: string; again: string }) => void
  context: PasswordContext
  problems: readonly Problem[]
}

/** A new password, judged while it is typed, and once more to be sure: fields `newPassword`, `newPasswordAgain`. */
export function NewPasswordFields({ value, onChange, context, problems }: NewPasswordFieldsProps) {
  const shared = {
    autoComplete: 'new-password',
    maxLength: 200,
    required: true,
    withAsterisk: false,
    visibilityToggleButtonProps: { 'aria-label': texts.show, tabIndex: 0 },
  } as const
  return (
    <>
      <div>
        <PasswordInput
          {...shared}
          {...field('newPassword', problems)}
          label={texts.label}
          description={context.profile === 'staff' ? texts.staffHelp : texts.candidateHelp}
          value={value.password}
          onChange={(event) => onChange({ ...value, password: event.currentTarget.value })}
        />
        <Judgement password={value.password} context={context} />
      </div>
      <PasswordInput
        {...shared}
        {...field('newPasswordAgain', problems)}
        label={texts.again}
        value={value.again}
        onChange={(event) => onChange({ ...value, again: event.currentTarget.value })}
      />
    </>
  )
}

function Judgement({ password, context }: { password: string; context: PasswordContext }) {
  const faults = password === '' ? [] : passwordFaults(password, context)
  return (
    <div role="status" className="kj-judgement">
      {faults.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {password !== '' && faults.length === 0 && (
        <p className="kj-judgement-good">
          <IconCircleCheck size="1.1em" aria-hidden /> {texts.good}
        </p>
      )}
    </div>
  )
}
