import { useEffect, useState } from 'react'
import { onSignal, type Signal } from '#web/client/signals.ts'
import { ExpiredDialog } from './expired-dialog.tsx'
import { SwitchedDialog } from './switched-dialog.tsx'

/** Shows news about the session over the page, so that the page keeps the entries (LOG-07). */
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
