import { Button, Modal } from '@mantine/core'
import { useSession } from '../session.ts'
import { shellTexts as texts } from './shell.texts.ts'
import { useSwitchTicket } from './use-switch-ticket.ts'

interface SwitchedDialogProps {
  /** The 准考证号 that another window has made the active one. */
  ticketNo: string
  onDone: () => void
}

/** HOM-01: two windows, two 准考证: the person says which one this page is for. */
export function SwitchedDialog({ ticketNo, onDone }: SwitchedDialogProps) {
  const { tickets = [], activeTicketId } = useSession()
  const { switchTo, follow } = useSwitchTicket()
  const mine = tickets.find(({ id }) => id === activeTicketId)
  const choose = (act: () => void) => () => {
    act()
    onDone()
  }
  return (
    <Modal opened onClose={choose(follow)} withCloseButton={false} title={texts.switchedTitle}>
      <p>{texts.switched(ticketNo)}</p>
      <div className="kj-buttons">
        {mine !== undefined && (
          <Button variant="default" onClick={choose(() => switchTo(mine.id))}>
            {texts.keepMine(mine.ticketNo)}
          </Button>
        )}
        <Button onClick={choose(follow)}>{texts.turnToOther(ticketNo)}</Button>
      </div>
    </Modal>
  )
}
