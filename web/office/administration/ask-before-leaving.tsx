import { useBlocker } from '@tanstack/react-router'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { administrationTexts as texts } from './administration.texts.ts'

/** Asks before the page is left while the texts with these titles are not saved; the browser asks before it is closed. */
export function AskBeforeLeaving({ unsaved }: { unsaved: readonly string[] }) {
  const isUnsaved = unsaved.length > 0
  const blocker = useBlocker({
    // Who goes to the sign-in page has signed out: this page is of no use any more.
    shouldBlockFn: ({ next }) => isUnsaved && !next.pathname.endsWith('/sign-in'),
    enableBeforeUnload: isUnsaved,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <ConfirmDialog
      opened
      danger
      title={texts.unsaved}
      act={texts.leave}
      onCancel={blocker.reset}
      onConfirm={blocker.proceed}
    >
      <p>{texts.unsavedLead(unsaved)}</p>
    </ConfirmDialog>
  )
}
