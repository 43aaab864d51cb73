import { Button } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import type { TicketName } from '#contracts/portal.ts'
import { Notice } from '#web/ui/notice.tsx'
import { shellTexts as texts } from './shell.texts.ts'
import { useSwitchTicket } from './use-switch-ticket.ts'

interface SwitchAndGoProps {
  ticket: TicketName
  /** What the address shows, for a screen reader that reads the button alone. */
  what: string
  /** The address to open. */
  address: string
  onGo?: () => void
}

/** A button that switches to the person's other 准考证 and opens a page under it; its words say so (HOM-07). */
export function SwitchAndGo({ ticket, what, address, onGo }: SwitchAndGoProps) {
  const { switchTo, isPending, failure } = useSwitchTicket()
  const router = useRouter()
  const go = () => {
    onGo?.()
    router.history.push(address)
  }
  return (
    <>
      {failure !== undefined && <Notice tone="refusal">{failure}</Notice>}
      <Button
        aria-label={texts.switchAndSee(ticket.ticketNo, what)}
        loading={isPending}
        onClick={() => switchTo(ticket.id, go)}
      >
        {texts.switchAndGo(ticket.ticketNo)}
      </Button>
    </>
  )
}
