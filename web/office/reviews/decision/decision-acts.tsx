import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { PictureBox } from '#contracts/filed.ts'
import { endHold } from '#contracts/office/moves.ts'
import { askUndo } from '#contracts/office/undo.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { DialogNews } from '#web/ui/confirm-dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSingleKeys } from '../../single-keys.ts'
import { ActDialog } from '../../ui-act-dialog.tsx'
import type { Review } from '../review/review-facts.tsx'
import { reviewTexts as texts } from '../reviews.texts.ts'
import { ApproveDialog, type DecideDialogProps, RejectDialog } from './decide-dialogs.tsx'
import { AmendmentDialog, HoldDialog, MOVE_REFRESHES, ReturnDialog } from './move-dialogs.tsx'

type Asked = 'approve' | 'reject' | 'undo' | 'amendment' | 'return' | 'hold'

interface DecisionActsProps {
  review: Review
  /** The box on a picture that goes with the reasons (REV-12). */
  mark: PictureBox | undefined
  /** The claim ran out this moment: until the page knows more, nothing can be decided. */
  isLapsed: boolean
  /** What a dialog says above its content, for it covers the page. */
  news: ReactNode
  /** The number of pictures that this person has never opened. */
  unseen: number
  onShowUnseen: () => void
  /** Receives the decision in words; the page may then open the next application. */
  onDecided: (words: string) => void
}

/** The acts on the open application, each started by one key and confirmed by Enter (REV-04, REV-06, REV-10). */
export function DecisionActs(props: DecisionActsProps) {
  const { review, mark, isLapsed, news, unseen, onShowUnseen, onDecided } = props
  const [asked, setAsked] = useState<Asked>()
  const [isHeldUp, setHeldUp] = useState(false)
  const ending = useAct(endHold, MOVE_REFRESHES)
  const ask = (what: Asked) => {
    // REV-07: the last approval needs every picture opened; the key shows the missing ones before it decides.
    const lacksPictures = what === 'approve' && review.level === review.levels && unseen > 0
    setHeldUp(lacksPictures)
    if (lacksPictures) onShowUnseen()
    else setAsked(what)
  }
  const acts = actsOf(review, { ask, endRest: () => ending.mutate({ params: { id: review.item.id } }) })
  useSingleKeys(isLapsed ? {} : Object.fromEntries(acts.map(({ key, act }) => [key, act])))
  const close = () => setAsked(undefined)
  const done = (words: string) => {
    close()
    onDecided(words)
  }
  return (
    <div className="kj-row kj-decision">
      {isHeldUp && (
        <Notice tone={unseen > 0 ? 'must' : 'going'}>
          {unseen > 0 ? texts.unseenFirst(unseen) : texts.allSeen}
        </Notice>
      )}
      {ending.error && <Notice tone="refusal">{errorWords(ending.error)}</Notice>}
      {acts.map(({ key, word, act }) => (
        <Button
          key={word}
          variant={key === 'a' ? 'filled' : 'default'}
          rightSection={<kbd aria-hidden>{key}</kbd>}
          onClick={act}
          disabled={isLapsed}
        >
          {word}
        </Button>
      ))}
      {asked && (
        <DialogNews value={news}>
          <AskedDialog asked={asked} review={review} mark={mark} onClose={close} onDone={done} />
        </DialogNews>
      )}
    </div>
  )
}

interface Act {
  key: string
  word: string
  act: () => void
}

/** Lists the acts that the server allows this person now, the most frequent first. */
function actsOf(
  { can }: Review,
  { ask, endRest }: { ask: (what: Asked) => void; endRest: () => void },
): Act[] {
  const one = (key: string, word: string, what: Asked): Act => ({ key, word, act: () => ask(what) })
  const deciding = [
    one('a', texts.approve, 'approve'),
    one('f', texts.reject, 'reject'),
    one('c', texts.ask, 'amendment'),
    ...(can.returnTo.length > 0 ? [one('b', texts.return, 'return')] : []),
  ]
  const rest = can.endHold ? [{ key: 'h', word: texts.endHold, act: endRest }] : []
  return [
    ...(can.decide ? deciding : []),
    ...(can.decide && !can.endHold ? [one('h', texts.hold, 'hold')] : rest),
    ...(can.askUndo ? [one('u', texts.undo, 'undo')] : []),
  ]
}

function AskedDialog({ asked, ...given }: DecideDialogProps & { asked: Asked }) {
  switch (asked) {
    case 'approve':
      return <ApproveDialog {...given} />
    case 'reject':
      return <RejectDialog {...given} />
    case 'amendment':
      return <AmendmentDialog {...given} />
    case 'return':
      return <ReturnDialog {...given} />
    case 'hold':
      return <HoldDialog {...given} />
    case 'undo':
      return <UndoDialog {...given} />
    default:
      return asked satisfies never
  }
}

function UndoDialog({ review, onClose }: Pick<DecideDialogProps, 'review' | 'onClose'>) {
  const act = useAct(askUndo, MOVE_REFRESHES)
  const { id, title } = review.item
  const ask = (reason: string | undefined) =>
    act.mutate({ params: { id }, body: { reason: reason ?? '' } }, { onSuccess: onClose })
  return (
    <ActDialog
      danger
      title={texts.undoTitle(title)}
      act={texts.undo}
      running={act}
      note={{ label: texts.undoReason, min: 4 }}
      onCancel={onClose}
      onConfirm={ask}
    >
      <p>{texts.undoLead}</p>
    </ActDialog>
  )
}
