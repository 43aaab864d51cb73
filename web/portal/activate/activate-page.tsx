import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { publicTexts } from '#contracts/entrance.ts'
import { useReply } from '#web/client/queries.ts'
import { ErrorSummary } from '#web/ui/error-summary.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { NewPasswordFields } from '#web/ui/password/new-password-fields.tsx'
import { useSession } from '../session.ts'
import { useSignOut } from '../shell/use-sign-out.tsx'
import { EntranceFrame } from '../sign-in/entrance-frame.tsx'
import { SmsOutbox } from '../sign-in/sms-outbox.tsx'
import { activateTexts as texts } from './activate.texts.ts'
import { SecondProof } from './second-proof.tsx'
import { useActivation } from './use-activation.ts'
import '#web/ui/mantine-rest.css'

/** The activation page (LOG-02). The initial password is public knowledge, so it opens this page only. */
export function ActivatePage() {
  const { hasPhone = false } = useSession()
  const published = useReply(publicTexts).data
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { to = '/' } = useSearch({ from: '/activate' })
  const { signOut, stayed } = useSignOut()
  const form = useActivation(() => {
    queryClient.clear()
    void navigate({ to, replace: true })
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    form.submit()
  }
  return (
    <EntranceFrame>
      <div className="kj-entrance-columns">
        <section className="kj-card">
          <PageTitle title={texts.title} lead={texts.lead} />
          <form className="kj-stack" onSubmit={submit} noValidate>
            <ErrorSummary problems={form.problems} message={form.message} />
            <SecondProof
              proof={form.proof}
              onChange={form.setProof}
              hasPhone={hasPhone}
              canText={published?.canText ?? true}
              problems={form.problems}
            />
            <NewPasswordFields
              value={form.passwords}
              onChange={form.setPasswords}
              context={form.context}
              problems={form.problems}
            />
            <Button type="submit" fullWidth loading={form.isWorking}>
              {texts.submit}
            </Button>
          </form>
          <button type="button" className="kj-link" onClick={signOut}>
            {texts.leave}
          </button>
          {stayed}
        </section>
        <SmsOutbox />
      </div>
    </EntranceFrame>
  )
}
