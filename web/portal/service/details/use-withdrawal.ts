import { useState } from 'react'
import {
  type ApplicationSummary,
  oneApplication,
  oneFiling,
  servicePage,
  withdrawApplication,
} from '#contracts/applications.ts'
import { useAct } from '#web/client/queries.ts'
import { useActiveTicket } from '../../session.ts'

/** Withdraws an own application in the revision that is shown, once the dialog that is opened with `ask` was confirmed (APP-03). */
export function useWithdrawal({ id, revision }: ApplicationSummary) {
  const ticket = useActiveTicket()
  const [isAsking, setAsking] = useState(false)
  const { error, isSuccess, isPending, mutate } = useAct(withdrawApplication, [
    oneApplication,
    servicePage,
    oneFiling,
  ])
  const close = () => setAsking(false)
  return {
    error,
    isSuccess,
    ask: () => setAsking(true),
    dialog: {
      danger: true,
      opened: isAsking,
      isWorking: isPending,
      onCancel: close,
      onConfirm: () => mutate({ params: { id }, body: { revision }, ...ticket }, { onSettled: close }),
    },
  }
}
