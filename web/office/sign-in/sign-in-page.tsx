import { useQueryClient } from '@tanstack/react-query'
import { isDemonstration } from '#web/client/document-marks.ts'
import { type GoTo, useWay } from '#web/client/entrance.ts'
import { DeskEntrance } from './desk-entrance.tsx'
import { SampleStaff } from './sample-staff.tsx'
import { SignInCard } from './sign-in-card.tsx'
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
    <DeskEntrance isInvented={isDemonstration()}>
      <SignInCard form={form} way={way} onTyping={onTyping} />
      {isDemonstration() && <SampleStaff onChoose={form.setValue} />}
    </DeskEntrance>
  )
}
