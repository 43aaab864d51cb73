import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { sessionOptions, useSession } from '../session.ts'
import { SignInForm } from '../sign-in/sign-in-form.tsx'
import { type SignInStage, useSignIn } from '../sign-in/use-sign-in.ts'
import { shellTexts as texts } from './shell.texts.ts'

/** LOG-07: signs in again over the page. Another person than before gets a fresh page, never what this one typed. */
export function ExpiredDialog({ onDone }: { onDone: () => void }) {
  const queryClient = useQueryClient()
  const before = useSession()
  const goOn = async (stage: SignInStage) => {
    if (stage === 'activation') return location.assign('/activate')
    const now = await queryClient.fetchQuery({ ...sessionOptions, staleTime: 0 })
    const own = new Set(before.tickets?.map(({ id }) => id))
    const isSamePerson = now.name === before.name && now.tickets?.some(({ id }) => own.has(id))
    if (!isSamePerson) return location.assign('/')
    onDone()
    await queryClient.invalidateQueries()
  }
  const form = useSignIn((stage) => void goOn(stage))
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      title={texts.expiredTitle}
    >
      <p>{texts.expired}</p>
      <SignInForm form={form} />
      <a className="kj-link" href="/sign-in">
        {texts.leave}
      </a>
    </Modal>
  )
}
