import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ServiceName } from '#contracts/applications.ts'
import { decideReviews, oneReview, type QueueItem, reviewQueues } from '#contracts/office-reviews.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useAct, useReply } from '#web/client/queries.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { NO_REASON, type ReasonChoice, ReasonFields, reasonsOf } from './reason-fields.tsx'
import { reviewTexts, reviewsTexts as texts } from './reviews.texts.ts'

interface BulkActsProps {
  items: readonly QueueItem[]
  service: ServiceName
  onDone: () => void
}

/** REV-07: the same decision on several, after a preview, with a result for each. */
export function BulkActs({ items, onDone }: BulkActsProps) {
  const [asked, setAsked] = useState<'approve' | 'reject'>()
  const [told, setTold] = useState<readonly string[]>([])
  const close = () => setAsked(undefined)
  return (
    <>
      {told.length > 0 && (
        <Notice tone="going">
          <p className="kj-strong">{texts.results}</p>
          {told.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      {items.length > 0 && (
        <div className="kj-row kj-bulk">
          <span className="kj-strong">{texts.chosen(items.length)}</span>
          <Button onClick={() => setAsked('approve')}>{texts.approveChosen}</Button>
          <Button variant="default" onClick={() => setAsked('reject')}>
            {texts.rejectChosen}
          </Button>
        </div>
      )}
      {asked && (
        <BulkDialog
          items={items}
          verdict={asked}
          onClose={close}
          onTold={(lines) => {
            setTold(lines)
            close()
            onDone()
          }}
        />
      )}
    </>
  )
}

interface BulkDialogProps {
  items: readonly QueueItem[]
  verdict: 'approve' | 'reject'
  onClose: () => void
  onTold: (lines: readonly string[]) => void
}

function BulkDialog({ items, verdict, onClose, onTold }: BulkDialogProps) {
  const act = useAct(decideReviews, [reviewQueues])
  const [choice, setChoice] = useState<ReasonChoice>(NO_REASON)
  const [isMissing, setMissing] = useState(false)
  const decide = () => {
    const lacks = verdict === 'reject' && choice.codes.length === 0
    setMissing(lacks)
    if (lacks) return
    const given = verdict === 'reject' ? reasonsOf({ ...choice, credentialId: '' }) : { reasons: [] }
    const body = { items: items.map(({ id, revision }) => ({ id, revision })), verdict, ...given }
    act.mutate({ body }, { onSuccess: ({ results }) => onTold(results.map((one) => lineOf(one, items))) })
  }
  return (
    <ConfirmDialog
      opened
      danger={verdict === 'reject'}
      title={verdict === 'approve' ? texts.approveMany(items.length) : texts.rejectMany(items.length)}
      act={verdict === 'approve' ? texts.approveChosen : texts.rejectChosen}
      isWorking={act.isPending}
      onCancel={onClose}
      onConfirm={decide}
    >
      {(act.error ?? isMissing) && (
        <Notice tone="refusal">{act.error ? errorWords(act.error) : reviewTexts.reasonMissing}</Notice>
      )}
      <p>{texts.manyLead}</p>
      <ul>
        {items.map(({ id, title, personName }) => (
          <li key={id}>
            {personName} · {title}
          </li>
        ))}
      </ul>
      {verdict === 'reject' && <ReasonsOf id={items[0]?.id ?? ''} choice={choice} onChange={setChoice} />}
    </ConfirmDialog>
  )
}

/** The catalogue is the same for all that are alike: asked of the first. */
function ReasonsOf(given: { id: string; choice: ReasonChoice; onChange: (choice: ReasonChoice) => void }) {
  const reply = useReply(oneReview, { params: { id: given.id } })
  return (
    <Loaded reply={reply}>
      {({ reasons, filed }) => (
        <ReasonFields
          catalogue={reasons}
          credentials={filed.credentials.slice(0, 1)}
          value={given.choice}
          onChange={given.onChange}
        />
      )}
    </Loaded>
  )
}

function lineOf(
  result: { id: string; state?: string; refusal?: string },
  items: readonly QueueItem[],
): string {
  const no = items.find(({ id }) => id === result.id)?.applicationNo ?? 0
  return texts.resultOf(no, result.refusal ?? texts.stateWords[result.state ?? ''] ?? '')
}
