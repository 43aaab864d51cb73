import { Button, PasswordInput, TextInput } from '@mantine/core'
import { CaptchaField } from '#web/ui/captcha/captcha-field.tsx'
import { ErrorSummary } from '#web/ui/error-summary.tsx'
import { field, TYPED_CODE_LENGTH } from '#web/ui/field.ts'
import { signInTexts as texts } from './sign-in.texts.ts'
import type { useDeskSignIn } from './use-desk-sign-in.ts'

/** Asks for user name, password, second factor and captcha (ACC-01). */
export function SignInForm({ form }: { form: ReturnType<typeof useDeskSignIn> }) {
  const { captcha, value, set, problems } = form
  return (
    <form className="kj-stack" onSubmit={form.submit} noValidate>
      <ErrorSummary problems={problems} message={form.message} />
      <TextInput
        {...field('username', problems)}
        label={texts.username}
        value={value.username}
        onChange={set('username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
      />
      <PasswordInput
        {...field('password', problems)}
        label={texts.password}
        value={value.password}
        onChange={set('password')}
        autoComplete="current-password"
        maxLength={200}
        visibilityToggleButtonProps={{ 'aria-label': texts.showPassword, tabIndex: 0 }}
      />
      <TextInput
        {...field('code', problems)}
        label={texts.code}
        description={texts.codeHelp}
        value={value.code}
        onChange={set('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={TYPED_CODE_LENGTH}
      />
      <CaptchaField captcha={captcha} error={field('captcha', problems).error} />
      <Button type="submit" fullWidth loading={form.isSending}>
        {texts.submit}
      </Button>
    </form>
  )
}
