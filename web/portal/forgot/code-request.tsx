import { Button } from '@mantine/core'
import { requestRecoveryCode } from '#contracts/entrance.ts'
import { CaptchaField } from '#web/ui/captcha/captcha-field.tsx'
import { ErrorSummary } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { forgotTexts as texts } from './forgot.texts.ts'
import { IdNumberField } from './id-number-field.tsx'
import { useHumanForm } from './use-human-form.ts'

interface CodeRequestProps {
  idNumber: string
  onIdNumber: (idNumber: string) => void
  onSent: () => void
  onSkip: () => void
}

/** Requests a code. The answer does not reveal whether the number or a phone is on record. */
export function CodeRequest({ idNumber, onIdNumber, onSent, onSkip }: CodeRequestProps) {
  const form = useHumanForm(requestRecoveryCode, {
    check: () => (idNumber.trim() === '' ? [{ field: 'idNumber', text: texts.idNumberMissing }] : []),
    body: (captcha) => ({ idNumber: idNumber.trim(), captcha }),
    onDone: onSent,
  })
  return (
    <form className="kj-stack" onSubmit={form.submit} noValidate>
      <ErrorSummary problems={form.problems} message={form.message} />
      <IdNumberField value={idNumber} onChange={onIdNumber} problems={form.problems} />
      <CaptchaField captcha={form.captcha} error={field('captcha', form.problems).error} />
      <Button type="submit" fullWidth loading={form.isWorking}>
        {texts.sendCode}
      </Button>
      <button type="button" className="kj-link" onClick={onSkip}>
        {texts.haveCode}
      </button>
    </form>
  )
}
