import { Button } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import type { TicketName } from '#contracts/portal.ts'
import { Notice } from '#web/ui/notice.tsx'
import { shellTexts as texts } from './shell.texts.ts'
import { useSwitchTicket } from './use-switch-ticket.ts'

interface SwitchAndGoProps {
  ticket: TicketName
  /** What is to be seen there, for whoever hears the button alone. */
  what: string
  /** Where it stands. */
  address: string
  onGo?: () => void
}

/** HOM-07: what belongs to another 准考证 of the same person is opened with it, by one button that says so. */
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
