import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { officeSession } from '#contracts/office/session.ts'
import { call } from '#web/client/call.ts'
import { isDemonstration } from '#web/client/document-marks.ts'
import { errorWords } from '#web/client/error-words.ts'
import { noteRenewal } from '#web/client/signals.ts'
import { useCoverDialogs } from '#web/ui/covered.ts'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { hasFields } from '#web/ui/input/has-fields.ts'
import { afterDialogs } from '#web/ui/modal/after-dialogs.ts'
import { Modal } from '#web/ui/modal/modal.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { sessionOptions, useSession } from '../session.ts'
import { SampleStaff } from '../sign-in/sample-staff.tsx'
import { SignInForm } from '../sign-in/sign-in-form.tsx'
import { type DeskStage, useDeskSignIn } from '../sign-in/use-desk-sign-in.ts'
import { shellTexts as texts } from './shell.texts.ts'

/** Over every dialog of a page. */
const TOPMOST = 400

/** Lets the person sign in again over the page (LOG-07). Another person gets a fresh page, never these entries. */
export function ExpiredDialog({ onDone }: { onDone: () => void }) {
  const client = useQueryClient()
  const before = useSession()
  // Asked before the fields of the sign-in stand on the page as well.
  const [keeps] = useState(hasFields)
  useFocusBack()
  useCoverDialogs()
  const goOn = useMutation({
    mutationFn: async (stage: DeskStage) => {
      if (stage === 'enrolment') return location.assign('/office/enrol')
      const now = await call(officeSession)
      if (now.username !== before.username) return location.assign('/office/')
      client.setQueryData(sessionOptions.queryKey, now)
      onDone()
      noteRenewal()
      void client.invalidateQueries({ predicate: ({ state }) => state.status === 'error' })
      afterDialogs(() => void client.invalidateQueries())
    },
    retry: 2,
  })
  const form = useDeskSignIn(goOn.mutate)
  return (
    <Modal
      opened
      zIndex={TOPMOST}
      overlayProps={{ blur: 8 }}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      title={texts.expired}
    >
      <p>{texts.expiredWhy}</p>
      <p>{keeps ? texts.kept : texts.expiredLead}</p>
      {goOn.isError && <Notice tone="refusal">{errorWords(goOn.error)}</Notice>}
      <SignInForm form={form} />
      <a className="kj-link" href="/office/sign-in">
        {texts.leave}
      </a>
      {isDemonstration() && <SampleStaff onChoose={form.setValue} />}
    </Modal>
  )
}
