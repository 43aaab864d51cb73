import { useRef, useState } from 'react'
import type { ApplicationState } from '#contracts/applications.ts'
import { type QueueItem, reviewQueues } from '#contracts/office/queues.ts'
import { compareReviews, decideReviews } from '#contracts/office/reviews.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useAct, useReply } from '#web/client/queries.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { Notice } from '#web/ui/notice.tsx'
import { type LackingPart, lackingPart } from '../decision/reason-choice.ts'
import { NO_REASON, type ReasonChoice, ReasonFields, reasonsOf } from '../decision/reason-fields.tsx'
import { reviewTexts, reviewsTexts as texts } from '../reviews.texts.ts'
import { BulkPreview } from './bulk-preview.tsx'
import type { ComparedItem } from './likeness.ts'

interface BulkDialogProps {
  items: readonly QueueItem[]
  compared: readonly ComparedItem[]
  verdict: 'approve' | 'reject'
  onClose: () => void
  onDone: (lines: readonly string[]) => void
}

/**
 * Shows the applications to decide together, the rules' advice on them, and the reasons that fit all of them (REV-07).
 */
export function BulkDialog({ items, compared, verdict, onClose, onDone }: BulkDialogProps) {
  const act = useAct(decideReviews, [reviewQueues, compareReviews])
  useFocusBack()
  const [choice, setChoice] = useState<ReasonChoice>(NO_REASON)
  const [lacking, setLacking] = useState<LackingPart>()
  const note = useRef<HTMLTextAreaElement>(null)
  const comparison = useReply(compareReviews, { body: { ids: items.map(({ id }) => id) } })
  const decide = () => {
    const lacks = verdict === 'reject' ? lackingPart(choice, comparison.data?.reasons ?? []) : undefined
    setLacking(lacks)
    if (lacks === 'note') note.current?.focus()
    if (lacks) return
    const faults = verdict === 'reject' ? reasonsOf(choice) : { reasons: [] }
    const body = { items: items.map(({ id, revision }) => ({ id, revision })), verdict, ...faults }
    act.mutate({ body }, { onSuccess: ({ results }) => onDone(results.map((one) => lineOf(one, items))) })
  }
  return (
    <ConfirmDialog
      opened
      danger={verdict === 'reject'}
      wide
      title={verdict === 'approve' ? texts.approveMany(items.length) : texts.rejectMany(items.length)}
      act={verdict === 'approve' ? texts.approveChosen : texts.rejectChosen}
      isWorking={act.isPending}
      onCancel={onClose}
      onConfirm={decide}
    >
      {(act.error ?? lacking) && (
        <Notice tone="refusal">
          {act.error ? errorWords(act.error) : reviewTexts.lacking[lacking ?? 'reason']}
        </Notice>
      )}
      <p>{texts.manyLead}</p>
      <BulkPreview items={items} compared={compared} verdict={verdict} />
      {verdict === 'reject' && (
        <Loaded reply={comparison}>
          {({ reasons }) => (
            <ReasonFields
              catalogue={reasons}
              places={[]}
              credentials={[]}
              value={choice}
              onChange={setChoice}
              noteRef={note}
            />
          )}
        </Loaded>
      )}
    </ConfirmDialog>
  )
}

function lineOf(
  result: { id: string; state?: ApplicationState; refusal?: string },
  items: readonly QueueItem[],
): string {
  const no = items.find(({ id }) => id === result.id)?.applicationNo ?? 0
  return texts.resultOf(
    no,
    result.refusal ?? texts.movedTo(result.state ? texts.stateWords[result.state] : ''),
  )
}
