import { useQueryClient } from '@tanstack/react-query'
import { CrowdNotice } from '#web/client/crowd-notice.tsx'
import { isDemonstration } from '#web/client/document-marks.ts'
import { type GoTo, useWay } from '#web/client/entrance.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { shellTexts } from '../shell/shell.texts.ts'
import { SampleStaff } from './sample-staff.tsx'
import { signInTexts as texts } from './sign-in.texts.ts'
import { SignInForm } from './sign-in-form.tsx'
import { useDeskSignIn } from './use-desk-sign-in.ts'

interface SignInPageProps {
  goTo: GoTo
  /** Something is being typed: time to load what comes after the sign-in. */
  onTyping?: () => void
}

/** Asks for user name, password, second factor and captcha on one page (ACC-01); drawn without the router. */
export function SignInPage({ goTo, onTyping }: SignInPageProps) {
  const way = useWay(goTo)
  const client = useQueryClient()
  const form = useDeskSignIn((stage) => {
    client.clear()
    way.go(stage === 'ready' ? '/office/' : '/office/enrol')
  })
  return (
    <>
      {isDemonstration() && <aside className="kj-demonstration">{shellTexts.demonstration}</aside>}
      <main className="kj-office-entrance" id="main">
        <section className="kj-card" onInput={onTyping}>
          <PageTitle title={texts.title} product={texts.product} />
          {way.failure !== undefined && <Notice tone="refusal">{way.failure}</Notice>}
          <CrowdNotice />
          <SignInForm form={{ ...form, isSending: form.isSending || way.isGoing }} />
          <a className="kj-link" href="/">
            {texts.toPortal}
          </a>
        </section>
        {isDemonstration() && <SampleStaff onChoose={form.setValue} />}
      </main>
    </>
  )
}
