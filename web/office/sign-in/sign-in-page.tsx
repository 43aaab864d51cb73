import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { publicTexts } from '#contracts/entrance.ts'
import { officeSignIn } from '#contracts/office/session.ts'
import { captchaSources } from '#web/client/captcha-source.ts'
import { refusedForm } from '#web/client/problems.ts'
import { useAct, useReply } from '#web/client/queries.ts'
import { CaptchaField } from '#web/ui/captcha/captcha-field.tsx'
import { useCaptcha } from '#web/ui/captcha/use-captcha.ts'
import { ErrorSummary, type Problem } from '#web/ui/error-summary.tsx'
import { field, TYPED_CODE_LENGTH } from '#web/ui/field.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { useGoTo } from '../shell/office-link.tsx'
import { shellTexts } from '../shell/shell.texts.ts'
import { SampleStaff } from './sample-staff.tsx'
import { signInTexts as texts } from './sign-in.texts.ts'

const EMPTY = { username: '', password: '', code: '' }

/** Asks for user name, password, second factor and captcha on one page (ACC-01). */
export function SignInPage() {
  const isDemonstration = useReply(publicTexts).data?.demonstration ?? false
  const goTo = useGoTo()
  const client = useQueryClient()
  const captcha = useCaptcha(captchaSources.office)
  const act = useAct(officeSignIn)
  const [value, setValue] = useState(EMPTY)
  const [missing, setMissing] = useState<readonly Problem[]>([])
  const set = (name: keyof typeof EMPTY) => (event: { currentTarget: { value: string } }) =>
    setValue({ ...value, [name]: event.currentTarget.value })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found: Problem[] = (['username', 'password'] as const).flatMap((name) =>
      value[name].trim() === '' ? [{ field: name, text: texts.missing }] : [],
    )
    if (captcha.proof === undefined) found.push({ field: 'captcha', text: captcha.missing })
    act.reset()
    setMissing(found)
    if (found.length > 0 || captcha.proof === undefined) return
    const { code, ...rest } = value
    const body = { ...rest, captcha: captcha.proof, ...(code.trim() === '' ? {} : { code: code.trim() }) }
    act.mutate(
      { body },
      {
        onError: captcha.refresh,
        onSuccess: ({ stage }) => {
          client.clear()
          goTo(stage === 'ready' ? '/' : '/enrol')
        },
      },
    )
  }
  const refused = refusedForm(act.error)
  const problems = missing.length > 0 ? missing : refused.problems
  return (
    <>
      {isDemonstration && <aside className="kj-demonstration">{shellTexts.demonstration}</aside>}
      <main className="kj-office-entrance" id="main">
        <section className="kj-card">
          <PageTitle title={texts.title} product={texts.product} />
          <form className="kj-stack" onSubmit={submit} noValidate>
            <ErrorSummary problems={problems} message={missing.length > 0 ? undefined : refused.message} />
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
            <Button type="submit" fullWidth loading={act.isPending}>
              {texts.submit}
            </Button>
          </form>
          <a className="kj-link" href="/">
            {texts.toPortal}
          </a>
        </section>
        {isDemonstration && <SampleStaff onChoose={setValue} />}
      </main>
    </>
  )
}
