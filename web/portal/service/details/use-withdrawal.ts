import { useState } from 'react'
import { type ApplicationSummary, withdrawApplication } from '#contracts/applications.ts'
import { useAct } from '#web/client/queries.ts'
import { useActiveTicket } from '../../session.ts'
import { MOVED_REPLIES } from '../moved-replies.ts'

/**
 * Withdraws an own application in the revision that is shown, once the dialog that is opened with `ask` was confirmed (APP-03).
 * `onWithdrawn` is called even if what was withdrawn, and the asker with it, has gone from the page by then.
 */
export function useWithdrawal({ id, revision }: ApplicationSummary, onWithdrawn?: () => void) {
  const ticket = useActiveTicket()
  const [isAsking, setAsking] = useState(false)
  const { error, isSuccess, isPending, mutateAsync } = useAct(withdrawApplication, MOVED_REPLIES)
  const close = () => setAsking(false)
  const withdraw = () =>
    mutateAsync({ params: { id }, body: { revision }, ...ticket })
      // The page shows why it was refused.
      .then(onWithdrawn, () => undefined)
      .finally(close)
  return {
    error,
    isSuccess,
    ask: () => setAsking(true),
    dialog: {
      danger: true,
      opened: isAsking,
      isWorking: isPending,
      onCancel: close,
      onConfirm: () => void withdraw(),
    },
  }
}
