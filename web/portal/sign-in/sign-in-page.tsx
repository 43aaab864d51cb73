import { useQueryClient } from '@tanstack/react-query'
import { publicTexts } from '#contracts/entrance.ts'
import { CrowdNotice } from '#web/client/crowd-notice.tsx'
import { type GoTo, useWay } from '#web/client/entrance.ts'
import { useReply } from '#web/client/queries.ts'
import { noteShownPerson } from '#web/client/shown-person.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { ContactCard } from './contact-card.tsx'
import { EntranceFrame } from './entrance-frame.tsx'
import { SampleAccounts } from './sample-accounts.tsx'
import { signInTexts as texts } from './sign-in.texts.ts'
import { SignInForm } from './sign-in-form.tsx'
import { type SignInStage, useSignIn } from './use-sign-in.ts'

interface SignInPageProps {
  /** Where the sign-in leads. */
  to: string
  goTo: GoTo
  /** Something is being typed: time to load what comes after the sign-in. */
  onTyping?: () => void
}

/** The first page of every visitor (LOG-01, LOG-06). It is drawn without the router, which nobody needs before the sign-in. */
export function SignInPage({ to, goTo, onTyping }: SignInPageProps) {
  const queryClient = useQueryClient()
  const way = useWay(goTo)
  const published = useReply(publicTexts).data
  const form = useSignIn((stage: SignInStage) => {
    queryClient.clear()
    noteShownPerson(undefined)
    way.go(stage === 'ready' ? to : activationTo(to))
  })
  return (
    <EntranceFrame>
      <div className="kj-entrance-columns">
        <section className="kj-card" onInput={onTyping}>
          <PageTitle title={texts.title} />
          {way.failure !== undefined && <Notice tone="refusal">{way.failure}</Notice>}
          <CrowdNotice />
          <SignInForm form={{ ...form, isWorking: form.isWorking || way.isGoing }} />
          <a className="kj-link" href="/forgot" onClick={way.follow}>
            {texts.forgot}
          </a>
        </section>
        <div>
          {published?.demonstration && <SampleAccounts onChoose={form.fill} />}
          <ContactCard published={published} />
        </div>
      </div>
    </EntranceFrame>
  )
}

/** The activation, with the page that waits behind it. */
function activationTo(to: string): string {
  return to === '/' ? '/activate' : `/activate?to=${encodeURIComponent(to)}`
}
