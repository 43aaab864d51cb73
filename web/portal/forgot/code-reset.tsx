import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { resetByCode } from '#contracts/entrance.ts'
import { fold } from '#rulebook/folding/fold.ts'
import type { PasswordContext } from '#rulebook/password-policy.ts'
import { CaptchaField } from '#web/ui/captcha/captcha-field.tsx'
import { ErrorSummary, type Problem } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { Notice } from '#web/ui/notice.tsx'
import { newPasswordProblems } from '#web/ui/password/new-password.ts'
import { NewPasswordFields } from '#web/ui/password/new-password-fields.tsx'
import { forgotTexts as texts } from './forgot.texts.ts'
import { IdNumberField } from './id-number-field.tsx'
import { useHumanForm } from './use-human-form.ts'

interface CodeResetProps {
  idNumber: string
  onIdNumber: (idNumber: string) => void
  wasSent: boolean
}

/** Sets the new password with the code from the phone or a code that staff handed out. */
export function CodeReset({ idNumber, onIdNumber, wasSent }: CodeResetProps) {
  const [code, setCode] = useState('')
  const [passwords, setPasswords] = useState({ password: '', again: '' })
  const context: PasswordContext = { profile: 'candidate', idNumber: fold('id_number', idNumber) }
  const form = useHumanForm(resetByCode, {
    check: () => {
      const found: Problem[] = []
      if (idNumber.trim() === '') found.push({ field: 'idNumber', text: texts.idNumberMissing })
      if (code.trim().length < 4) found.push({ field: 'code', text: texts.codeMissing })
      return [...found, ...newPasswordProblems(passwords, context)]
    },
    body: (captcha) => ({
      idNumber: idNumber.trim(),
      code: code.trim(),
      newPassword: passwords.password,
      captcha,
    }),
    onDone: () => undefined,
  })
  if (form.isDone)
    return (
      <Notice tone="approval">
        {texts.resetDone} <Link to="/sign-in">{texts.toSignIn}</Link>
      </Notice>
    )
  return (
    <form className="kj-stack" onSubmit={form.submit} noValidate>
      {wasSent && <Notice tone="going">{texts.codeSent}</Notice>}
      <ErrorSummary problems={form.problems} message={form.message} />
      <IdNumberField value={idNumber} onChange={onIdNumber} problems={form.problems} />
      <TextInput
        {...field('code', form.problems)}
        label={texts.code}
        description={texts.codeHelp}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        autoComplete="one-time-code"
        maxLength={20}
        required
        withAsterisk={false}
      />
      <NewPasswordFields
        value={passwords}
        onChange={setPasswords}
        context={context}
        problems={form.problems}
      />
      <CaptchaField captcha={form.captcha} error={field('captcha', form.problems).error} />
      <Button type="submit" fullWidth loading={form.isWorking}>
        {texts.reset}
      </Button>
    </form>
  )
}
