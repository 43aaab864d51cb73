import { useEffect, useState } from 'react'
import { onSignal, type Signal } from '#web/client/signals.ts'
import { ExpiredDialog } from './expired-dialog.tsx'
import { SwitchedDialog } from './switched-dialog.tsx'

/** What an answer revealed about the session is shown over the page, which keeps what was typed (LOG-07). */
export function SessionDialogs() {
  const [current, setCurrent] = useState<Signal>()
  useEffect(() => onSignal(setCurrent), [])
  const close = () => setCurrent(undefined)
  if (current === undefined) return null
  return current.kind === 'expired' ? (
    <ExpiredDialog onDone={close} />
  ) : (
    <SwitchedDialog ticketNo={current.ticketNo} onDone={close} />
  )
}
