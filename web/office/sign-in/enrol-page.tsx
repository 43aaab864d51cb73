import { Button, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { enrol, enrolmentSecret } from '#contracts/office/session.ts'
import { call } from '#web/client/call.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { refusedForm } from '#web/client/problems.ts'
import { useAct } from '#web/client/queries.ts'
import { ErrorSummary } from '#web/ui/error-summary.tsx'
import { field, TYPED_CODE_LENGTH } from '#web/ui/field.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { newPasswordProblems } from '#web/ui/password/new-password.ts'
import { NewPasswordFields } from '#web/ui/password/new-password-fields.tsx'
import { useGoTo } from '../shell/office-link.tsx'
import { signInTexts as texts } from './sign-in.texts.ts'

/** Makes staff replace the one-time password and confirm the second factor before anything else (ACC-01). */
export function EnrolPage() {
  const goTo = useGoTo()
  const client = useQueryClient()
  const act = useAct(enrol)
  const secret = useQuery({
    queryKey: ['enrolment'],
    queryFn: () => call(enrolmentSecret),
    staleTime: Number.POSITIVE_INFINITY,
    // After the enrolment there is no secret to fetch; emptying the cache below would fetch again and be refused.
    enabled: !act.isSuccess,
  })
  const [code, setCode] = useState('')
  const [value, setValue] = useState({ password: '', again: '' })
  const [own, setOwn] = useState<readonly { field: string; text: string }[]>([])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = newPasswordProblems(value, { profile: 'staff' })
    setOwn(found)
    if (found.length > 0) return
    act.mutate(
      { body: { newPassword: value.password, code: code.trim() } },
      {
        onSuccess: () => {
          client.clear()
          goTo('/')
        },
      },
    )
  }
  const refused = refusedForm(act.error)
  const problems = own.length > 0 ? own : refused.problems
  return (
    <main className="kj-office-entrance" id="main">
      <section className="kj-card">
        <PageTitle title={texts.enrolTitle} product={texts.product} lead={texts.enrolLead} />
        <Loaded reply={secret}>
          {({ secret: key, qr }) => (
            <>
              <img src={qr} alt={texts.qr} width="240" height="240" />
              <p>
                {texts.secret} <span className="kj-secret">{key}</span>
              </p>
            </>
          )}
        </Loaded>
        <form className="kj-stack" onSubmit={submit} noValidate>
          <ErrorSummary problems={problems} message={own.length > 0 ? undefined : refused.message} />
          <NewPasswordFields
            value={value}
            onChange={setValue}
            context={{ profile: 'staff' }}
            problems={problems}
          />
          <TextInput
            {...field('code', problems)}
            label={texts.enrolCode}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={TYPED_CODE_LENGTH}
          />
          <Button type="submit" loading={act.isPending}>
            {texts.enrolSubmit}
          </Button>
        </form>
      </section>
    </main>
  )
}
