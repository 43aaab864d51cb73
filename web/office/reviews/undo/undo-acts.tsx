import { Button } from '@mantine/core'
import type { UndoRequestView } from '#contracts/office/undo.ts'
import type { AskedUndo } from './decide-undo.tsx'
import { undoTexts as texts } from './undo.texts.ts'

interface UndoActsProps {
  request: UndoRequestView
  onAsk: (asked: AskedUndo) => void
}

const SMALL = { size: 'compact-sm', className: 'kj-small-act' } as const

/** The answers that the second person may give, or the reason why this person may not answer (REV-06). */
export function UndoActs({ request, onAsk }: UndoActsProps) {
  if (request.mine) return <span className="kj-soft">{texts.mine}</span>
  if (!request.can) return <span className="kj-soft">{texts.notHere}</span>
  const { personName } = request
  return (
    <div className="kj-row">
      <Button
        {...SMALL}
        aria-label={`${texts.agree} ${personName}`}
        onClick={() => onAsk({ request, decision: 'approve' })}
      >
        {texts.agree}
      </Button>
      <Button
        {...SMALL}
        variant="default"
        aria-label={`${texts.refuse} ${personName}`}
        onClick={() => onAsk({ request, decision: 'reject' })}
      >
        {texts.refuse}
      </Button>
    </div>
  )
}
