import { Button } from '@mantine/core'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { Modal } from '#web/ui/modal/modal.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSession } from '../session.ts'
import { shellTexts as texts } from './shell.texts.ts'
import { useSwitchTicket } from './use-switch-ticket.ts'

interface SwitchedDialogProps {
  /** The 准考证号 that another window has made the active one. */
  ticketNo: string
  onDone: () => void
}

/** Asks which 准考证 this page is for, after another window has switched it. A tap outside does not close it (HOM-01). */
export function SwitchedDialog({ ticketNo, onDone }: SwitchedDialogProps) {
  const { tickets = [], activeTicketId } = useSession()
  useFocusBack()
  const { switchTo, follow, isPending, failure } = useSwitchTicket()
  const mine = tickets.find(({ id }) => id === activeTicketId)
  const turn = () => {
    if (!isPending) follow(onDone)
  }
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={texts.switchedTitle}
    >
      <p>{texts.switched(ticketNo)}</p>
      {failure !== undefined && <Notice tone="refusal">{failure}</Notice>}
      <div className="kj-buttons">
        {mine !== undefined && (
          <Button variant="default" disabled={isPending} onClick={() => switchTo(mine.id, onDone)}>
            {texts.keepMine(mine.ticketNo)}
          </Button>
        )}
        <Button loading={isPending} onClick={turn}>
          {texts.turnToOther(ticketNo)}
        </Button>
      </div>
    </Modal>
  )
}
