import { useQueryClient } from '@tanstack/react-query'
import { publicTexts } from '#contracts/entrance.ts'
import { useReply } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { useGoTo } from '../shell/office-link.tsx'
import { shellTexts } from '../shell/shell.texts.ts'
import { SampleStaff } from './sample-staff.tsx'
import { signInTexts as texts } from './sign-in.texts.ts'
import { SignInForm } from './sign-in-form.tsx'
import { useDeskSignIn } from './use-desk-sign-in.ts'

/** Asks for user name, password, second factor and captcha on one page (ACC-01). */
export function SignInPage() {
  const isDemonstration = useReply(publicTexts).data?.demonstration ?? false
  const goTo = useGoTo()
  const client = useQueryClient()
  const form = useDeskSignIn((stage) => {
    client.clear()
    goTo(stage === 'ready' ? '/' : '/enrol')
  })
  return (
    <>
      {isDemonstration && <aside className="kj-demonstration">{shellTexts.demonstration}</aside>}
      <main className="kj-office-entrance" id="main">
        <section className="kj-card">
          <PageTitle title={texts.title} product={texts.product} />
          <SignInForm form={form} />
          <a className="kj-link" href="/">
            {texts.toPortal}
          </a>
        </section>
        {isDemonstration && <SampleStaff onChoose={form.setValue} />}
      </main>
    </>
  )
}
