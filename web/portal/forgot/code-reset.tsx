import { Button, TextInput } from '@mantine/core'
import { ErrorSummary } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { useFocusWhenDrawn } from '#web/ui/focus-back.ts'
import { Notice } from '#web/ui/notice.tsx'
import { NewPasswordFields } from '#web/ui/password/new-password-fields.tsx'
import { Link } from '../shell/link.tsx'
import { CodeSent } from './code-sent.tsx'
import { forgotTexts as texts } from './forgot.texts.ts'
import { IdNumberField } from './id-number-field.tsx'
import { useCodeReset } from './use-code-reset.ts'

interface CodeResetProps {
  idNumber: string
  onIdNumber: (idNumber: string) => void
  /** When a code was asked for, by this browser's clock; undefined: the code comes from staff. */
  sentAt: number | undefined
  /** Leads back to the request, with the captcha that each message costs. */
  onSendAgain: () => void
}

/** Sets the new password with the code from the phone or a code that staff handed out. */
export function CodeReset({ idNumber, onIdNumber, sentAt, onSendAgain }: CodeResetProps) {
  const form = useCodeReset(idNumber)
  if (form.isDone) return <Done />
  return (
    <form className="kj-stack" onSubmit={form.submit} noValidate>
      {sentAt !== undefined && <CodeSent sentAt={sentAt} onSendAgain={onSendAgain} />}
      <ErrorSummary problems={form.problems} message={form.message} />
      <IdNumberField value={idNumber} onChange={onIdNumber} problems={form.problems} />
      <TextInput
        {...field('code', form.problems)}
        label={texts.code}
        description={texts.codeHelp}
        value={form.code}
        onChange={(event) => form.setCode(event.currentTarget.value)}
        autoComplete="one-time-code"
        maxLength={20}
        required
        withAsterisk={false}
      />
      <NewPasswordFields
        value={form.passwords}
        onChange={form.setPasswords}
        context={form.context}
        problems={form.problems}
      />
      <Button type="submit" fullWidth loading={form.isWorking}>
        {texts.reset}
      </Button>
    </form>
  )
}

function Done() {
  const box = useFocusWhenDrawn<HTMLDivElement>()
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="approval">
        {texts.resetDone} <Link to="/sign-in">{texts.toSignIn}</Link>
      </Notice>
    </div>
  )
}
