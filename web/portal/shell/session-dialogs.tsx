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
  switch (current.kind) {
    case 'expired':
    case 'other_person':
      return <ExpiredDialog why={current.kind} onDone={close} />
    case 'ticket_switched':
      return <SwitchedDialog ticketNo={current.ticketNo} onDone={close} />
    default:
      return current satisfies never
  }
}
