import { Button, PasswordInput, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { CaptchaField } from '#web/ui/captcha/captcha-field.tsx'
import { ErrorSummary } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { signInTexts as texts } from './sign-in.texts.ts'
import type { SignIn } from './use-sign-in.ts'

/** The form with 证件号码, 密码, 验证码 and 「登录」, used on the page and in the dialog of an ended session. */
export function SignInForm({ form }: { form: SignIn }) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    form.submit()
  }
  return (
    <form className="kj-stack" onSubmit={submit} noValidate>
      <ErrorSummary problems={form.problems} message={form.message} />
      <TextInput
        {...field('idNumber', form.problems)}
        label={texts.idNumber}
        description={texts.idNumberHelp}
        value={form.idNumber}
        onChange={(event) => form.setIdNumber(event.currentTarget.value)}
        autoComplete="username"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        required
        withAsterisk={false}
      />
      <PasswordInput
        {...field('password', form.problems)}
        label={texts.password}
        description={texts.passwordHelp}
        value={form.password}
        onChange={(event) => form.setPassword(event.currentTarget.value)}
        autoComplete="current-password"
        maxLength={200}
        visibilityToggleButtonProps={{ 'aria-label': texts.showPassword, tabIndex: 0 }}
        required
        withAsterisk={false}
      />
      {form.ticketNo !== undefined && (
        <TextInput
          {...field('ticketNo', form.problems)}
          label={texts.ticketNo}
          description={texts.ticketNoHelp}
          value={form.ticketNo}
          onChange={(event) => form.setTicketNo(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={40}
        />
      )}
      <CaptchaField captcha={form.captcha} error={field('captcha', form.problems).error} />
      <Button type="submit" fullWidth loading={form.isWorking}>
        {texts.submit}
      </Button>
    </form>
  )
}
