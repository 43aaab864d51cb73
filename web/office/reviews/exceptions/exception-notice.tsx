import { Button } from '@mantine/core'
import { useState } from 'react'
import { askException, decideException, type ExceptionView } from '#contracts/office/exceptions.ts'
import { oneReview } from '#contracts/office/reviews.ts'
import { useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { ActDialog } from '../../ui-act-dialog.tsx'
import { MOVE_REFRESHES } from '../decision/move-dialogs.tsx'
import type { Review } from '../review/review-facts.tsx'
import { exceptionTexts as texts } from './exception.texts.ts'

type Asked = { act: 'ask'; item: Review['item'] } | { act: 'agree' | 'refuse'; exception: ExceptionView }

/**
 * Says what the rules have against the approval that is due, and what becomes of an exception (AUD-04). The dialog stands
 * outside the notice, which goes when somebody else settles the matter.
 */
export function ExceptionNotice({ review }: { review: Review }) {
  const [asked, setAsked] = useState<Asked>()
  const { lack, exception, item } = review
  const isOpen = exception?.lack === lack && exception?.state !== 'refused'
  const mayAnswer = isOpen && exception?.state === 'requested' && !exception.mine
  return (
    <>
      {lack !== undefined && (
        <Notice tone="must">
          <p>
            <span className="kj-strong">{texts.lack}</span> {lack}
          </p>
          {exception && <p>{texts.stateOf(exception)}</p>}
          {!isOpen && (
            <Button variant="default" size="compact-sm" onClick={() => setAsked({ act: 'ask', item })}>
              {texts.ask}
            </Button>
          )}
          {mayAnswer && (
            <div className="kj-row">
              <Button size="compact-sm" onClick={() => setAsked({ act: 'agree', exception })}>
                {texts.agree}
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => setAsked({ act: 'refuse', exception })}
              >
                {texts.refuse}
              </Button>
            </div>
          )}
        </Notice>
      )}
      {asked && <AskedDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function AskedDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  return asked.act === 'ask' ? (
    <AskDialog item={asked.item} onClose={onClose} />
  ) : (
    <AnswerDialog exception={asked.exception} decision={asked.act} onClose={onClose} />
  )
}

function AskDialog({ item, onClose }: { item: Review['item']; onClose: () => void }) {
  const act = useAct(askException, [oneReview])
  return (
    <ActDialog
      title={texts.ask}
      act={texts.ask}
      running={act}
      note={{ label: texts.reason, min: 4 }}
      onCancel={onClose}
      onConfirm={(reason = '') =>
        act.mutate(
          { params: { id: item.id }, body: { revision: item.revision, reason } },
          { onSuccess: onClose },
        )
      }
    >
      <p>{texts.askLead}</p>
    </ActDialog>
  )
}

interface AnswerDialogProps {
  exception: ExceptionView
  decision: 'agree' | 'refuse'
  onClose: () => void
}

/** The answer of the second person; whoever asked waits. */
function AnswerDialog({ exception, decision, onClose }: AnswerDialogProps) {
  const act = useAct(decideException, MOVE_REFRESHES)
  return (
    <ActDialog
      danger={decision === 'agree'}
      title={texts[decision]}
      act={texts[decision]}
      running={act}
      note={{ label: texts.note, min: 0 }}
      onCancel={onClose}
      onConfirm={(note) =>
        act.mutate(
          { params: { id: exception.id }, body: { decision, ...(note ? { note } : {}) } },
          { onSuccess: onClose },
        )
      }
    >
      <p>{exception.reason}</p>
    </ActDialog>
  )
}
