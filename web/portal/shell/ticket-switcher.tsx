import { IconCheck, IconSelector } from '@tabler/icons-react'
import { Menu } from '#web/ui/menu/menu.tsx'
import { MenuItem } from '#web/ui/menu/menu-item.tsx'
import { useSession } from '../session.ts'
import { SayDialog } from './say-dialog.tsx'
import { shellTexts as texts } from './shell.texts.ts'
import { useSwitchTicket } from './use-switch-ticket.ts'

/** Changes the active 准考证 without a new sign-in; every page follows (HOM-01). */
export function TicketSwitcher() {
  const { tickets = [], activeTicketId } = useSession()
  const { switchTo, announcement, isPending, failure, forgetFailure } = useSwitchTicket()
  const active = tickets.find(({ id }) => id === activeTicketId)
  if (active === undefined) return <span className="kj-ticket kj-soft">{texts.noTicket}</span>
  const line = isPending ? texts.switching : texts.ticketLine(active)
  const inside = (
    <span className="kj-ticket-words">
      <span>{active.ticketNo}</span> <span className="kj-small kj-soft">{line}</span>
    </span>
  )
  if (tickets.length === 1)
    return (
      <span className="kj-ticket kj-ticket-only">
        <span className="kj-small kj-soft">{texts.ticket}</span>
        {inside}
      </span>
    )
  return (
    <>
      <Menu
        className="kj-ticket"
        label={texts.ticketSwitch(active.ticketNo, line)}
        heading={texts.ticket}
        isBusy={isPending}
        button={
          <>
            {inside}
            <IconSelector size="1.2rem" aria-hidden />
          </>
        }
      >
        {tickets.map((ticket) => (
          <MenuItem
            key={ticket.id}
            isCurrent={ticket.id === activeTicketId}
            mark={ticket.id === activeTicketId ? <IconCheck size="1.2rem" aria-hidden /> : null}
            onChoose={() => switchTo(ticket.id)}
          >
            <span className="kj-ticket-words">
              <span>{ticket.ticketNo}</span>
              <span className="kj-small kj-soft">{texts.ticketLine(ticket)}</span>
            </span>
          </MenuItem>
        ))}
      </Menu>
      <span role="status" className="kj-hidden">
        {isPending ? texts.switching : announcement}
      </span>
      <SayDialog title={texts.switchFailedTitle} words={failure} onClose={forgetFailure} />
    </>
  )
}
