import { useQueryClient } from '@tanstack/react-query'
import { publicTexts } from '#contracts/entrance.ts'
import { isDemonstration } from '#web/client/document-marks.ts'
import { type GoTo, useWay } from '#web/client/entrance.ts'
import { useReply } from '#web/client/queries.ts'
import { noteShownPerson } from '#web/client/shown-person.ts'
import { ContactCard } from './contact-card.tsx'
import { EntranceFrame } from './entrance-frame.tsx'
import { SampleAccounts } from './sample-accounts.tsx'
import { SignInCard } from './sign-in-card.tsx'
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
        <SignInCard form={form} way={way} onTyping={onTyping} />
        <div>
          {isDemonstration() && <SampleAccounts onChoose={form.fill} />}
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
