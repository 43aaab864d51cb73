import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { publicTexts } from '#contracts/entrance.ts'
import { useReply } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { ContactCard } from './contact-card.tsx'
import { EntranceFrame } from './entrance-frame.tsx'
import { signInTexts as texts } from './sign-in.texts.ts'
import { SignInForm } from './sign-in-form.tsx'
import { type SignInStage, useSignIn } from './use-sign-in.ts'

const SampleAccounts = lazy(async () => ({ default: (await import('./sample-accounts.tsx')).SampleAccounts }))

/** The first page of every visitor (LOG-01, LOG-06). */
export function SignInPage() {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { to = '/' } = useSearch({ from: '/sign-in' })
  const published = useReply(publicTexts).data
  const form = useSignIn((stage: SignInStage) => {
    queryClient.clear()
    void navigate({ to: stage === 'activation' ? '/activate' : to })
  })
  return (
    <EntranceFrame isDemonstration={published?.demonstration ?? false}>
      <div className="kj-entrance-columns">
        <section className="kj-card">
          <PageTitle title={texts.title} />
          <SignInForm form={form} />
          <Link className="kj-link" to="/forgot">
            {texts.forgot}
          </Link>
        </section>
        <div>
          {published?.demonstration && (
            <Suspense>
              <SampleAccounts onChoose={form.fill} />
            </Suspense>
          )}
          <ContactCard published={published} />
        </div>
      </div>
    </EntranceFrame>
  )
}
