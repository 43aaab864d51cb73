import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { isDemonstration } from '#web/client/document-marks.ts'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { useSession } from '../session.ts'
import { shellTexts as texts } from './shell.texts.ts'

/** Replaces the header on paper: says whose sheet it is, when it was printed, and that a demonstration's sheet proves nothing. */
export function PrintHead() {
  const { name = '', tickets = [], activeTicketId } = useSession()
  const active = tickets.find(({ id }) => id === activeTicketId)
  const printedAt = usePrintedAt()
  return (
    <p className="kj-print-only">
      {texts.printHead(uiTexts.product, name)}
      {isDemonstration() && texts.printDemonstration}
      {active && (
        <>
          <br />
          {texts.ticketLine(active)}
        </>
      )}
      <br />
      {texts.printedAt(formatInstant(printedAt))}
    </p>
  )
}

/** The instant of printing: noted anew each time before the browser draws the sheet. */
function usePrintedAt(): Date {
  const [at, setAt] = useState(() => new Date())
  useEffect(() => {
    const note = () => flushSync(() => setAt(new Date()))
    addEventListener('beforeprint', note)
    return () => removeEventListener('beforeprint', note)
  }, [])
  return at
}
