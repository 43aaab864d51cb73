import { CrowdNotice } from '#web/client/crowd-notice.tsx'
import type { useWay } from '#web/client/entrance.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { signInTexts as texts } from './sign-in.texts.ts'
import { SignInForm } from './sign-in-form.tsx'
import type { useDeskSignIn } from './use-desk-sign-in.ts'

interface SignInCardProps {
  form: ReturnType<typeof useDeskSignIn>
  way: ReturnType<typeof useWay>
  onTyping?: (() => void) | undefined
}

/** The form of the sign-in with its title, and the way to the candidates' sign-in. */
export function SignInCard({ form, way, onTyping }: SignInCardProps) {
  return (
    <section className="kj-card" onInput={onTyping}>
      <PageTitle title={texts.title} product={texts.product} />
      {way.failure !== undefined && <Notice tone="refusal">{way.failure}</Notice>}
      <CrowdNotice />
      <SignInForm form={{ ...form, isSending: form.isSending || way.isGoing }} />
      <a className="kj-link" href="/">
        {texts.toPortal}
      </a>
    </section>
  )
}
