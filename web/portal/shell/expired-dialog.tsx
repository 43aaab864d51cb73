import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { portalSession, switchTicket } from '#contracts/portal.ts'
import { call } from '#web/client/call.ts'
import { errorWords } from '#web/client/error-words.ts'
import { noteRenewal } from '#web/client/signals.ts'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { hasFields } from '#web/ui/input/has-fields.ts'
import { afterDialogs } from '#web/ui/modal/after-dialogs.ts'
import { Modal } from '#web/ui/modal/modal.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { takeSession, useSession } from '../session.ts'
import { type Session, sharesTicket } from '../session-news.ts'
import { SignInForm } from '../sign-in/sign-in-form.tsx'
import { type SignInStage, useSignIn } from '../sign-in/use-sign-in.ts'
import { shellTexts as texts } from './shell.texts.ts'

interface ExpiredDialogProps {
  /** The session is over, or it is another person's by now. */
  why: 'expired' | 'other_person'
  onDone: () => void
}

/** Lets the person sign in again over the page (LOG-07). A different person gets a fresh page, never these entries. */
export function ExpiredDialog({ why, onDone }: ExpiredDialogProps) {
  const queryClient = useQueryClient()
  const before = useSession()
  // Asked before the fields of the sign-in stand on the page as well.
  const [keeps] = useState(hasFields)
  useFocusBack()
  const goOn = useMutation({
    mutationFn: async (stage: SignInStage) => {
      if (stage === 'activation')
        return location.assign(`/activate?to=${encodeURIComponent(location.pathname)}`)
      const now = await call(portalSession)
      if (now.name !== before.name || !sharesTicket(now, before)) return location.assign('/')
      await takeSession(queryClient, await withTicketOf(before, now))
      onDone()
      noteRenewal()
      void queryClient.invalidateQueries({ predicate: ({ state }) => state.status === 'error' })
      afterDialogs(() => void queryClient.invalidateQueries())
    },
    retry: 2,
  })
  const form = useSignIn(goOn.mutate)
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      title={why === 'expired' ? texts.expiredTitle : texts.otherPersonTitle}
    >
      {why === 'expired' && <p>{texts.expiredWhy}</p>}
      <p>
        {why === 'other_person'
          ? texts.otherPerson(before.name ?? '', keeps)
          : keeps
            ? texts.kept
            : texts.expired}
      </p>
      {goOn.isError && <Notice tone="refusal">{errorWords(goOn.error)}</Notice>}
      <SignInForm form={form} />
      {why === 'expired' ? (
        <a className="kj-link" href="/sign-in">
          {texts.leave}
        </a>
      ) : (
        <a className="kj-link" href="/">
          {texts.toOtherPerson}
        </a>
      )}
    </Modal>
  )
}

/** Switches a new session back to the page's 准考证, if it still exists; the server chooses one by itself (HOM-01). */
async function withTicketOf({ activeTicketId }: Session, now: Session): Promise<Session> {
  const isKept =
    now.activeTicketId === activeTicketId || !now.tickets?.some(({ id }) => id === activeTicketId)
  if (isKept || activeTicketId === undefined) return now
  await call(switchTicket, { body: { ticketId: activeTicketId } })
  return { ...now, activeTicketId }
}
