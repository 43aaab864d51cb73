import { Button } from '@mantine/core'
import { useState } from 'react'
import { type QueueItem, reviewQueues } from '#contracts/office-queues.ts'
import { decideReviews, oneReview } from '#contracts/office-reviews.ts'
import { fittingAll } from '#rulebook/review/fitting-reasons.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useAct, useReply } from '#web/client/queries.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { Notice } from '#web/ui/notice.tsx'
import { MOST_TOGETHER } from './queue-rows.ts'
import { type LackingPart, lackingPart } from './reason-choice.ts'
import { NO_REASON, type ReasonChoice, ReasonFields, reasonsOf } from './reason-fields.tsx'
import { reviewTexts, reviewsTexts as texts } from './reviews.texts.ts'

interface BulkActsProps {
  /** What is chosen. */
  items: readonly QueueItem[]
  /** What could be. */
  all: readonly QueueItem[]
  onChoose: (ids: readonly string[]) => void
  onDone: (results: readonly string[]) => void
}

/** REV-07: the same decision on several, after a preview, with a result for each. */
export function BulkActs({ items, all, onChoose, onDone }: BulkActsProps) {
  const [asked, setAsked] = useState<'approve' | 'reject'>()
  const close = () => setAsked(undefined)
  return (
    <>
      {items.length > 0 && (
        <div className="kj-row kj-bulk">
          <span className="kj-strong">{texts.chosen(items.length)}</span>
          {items.length >= MOST_TOGETHER && <span>{texts.most(MOST_TOGETHER)}</span>}
          <Button onClick={() => setAsked('approve')}>{texts.approveChosen}</Button>
          <Button variant="default" onClick={() => setAsked('reject')}>
            {texts.rejectChosen}
          </Button>
          {items.length < all.length && (
            <Button variant="subtle" onClick={() => onChoose(all.map(({ id }) => id))}>
              {texts.chooseAll(all.length)}
            </Button>
          )}
          <Button variant="subtle" onClick={() => onChoose([])}>
            {texts.chooseNone}
          </Button>
        </div>
      )}
      {asked && (
        <BulkDialog
          items={items}
          verdict={asked}
          onClose={close}
          onTold={(lines) => {
            close()
            onDone(lines)
          }}
        />
      )}
    </>
  )
}

/** REV-07: what became of each, above the list that has moved on meanwhile. */
export function BulkResults({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <Notice tone="going">
      <p className="kj-strong">{texts.results}</p>
      <ul className="kj-bulk-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
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
  useFocusBack()
  const [choice, setChoice] = useState<ReasonChoice>(NO_REASON)
  const [lacking, setLacking] = useState<LackingPart>()
  const first = useReply(oneReview, { params: { id: items[0]?.id ?? '' } })
  const catalogue = fittingAll(
    first.data?.reasons ?? [],
    items.map(({ evidenceTypes }) => evidenceTypes),
  )
  const decide = () => {
    const lacks = verdict === 'reject' ? lackingPart(choice, catalogue) : undefined
    setLacking(lacks)
    if (lacks) return
    const given = verdict === 'reject' ? reasonsOf({ ...choice, credentialId: '' }) : { reasons: [] }
    const body = { items: items.map(({ id, revision }) => ({ id, revision })), verdict, ...given }
    act.mutate({ body }, { onSuccess: ({ results }) => onTold(results.map((one) => lineOf(one, items))) })
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
      <ul className="kj-bulk-list">
        {items.map(({ id, applicationNo, title, personName, ticketNo, revision }) => (
          <li key={id}>
            {texts.bulkLine([texts.noOf(applicationNo), personName, ticketNo, title])}{' '}
            {revision > 1 && <span className="kj-soft">{texts.again(revision)}</span>}
          </li>
        ))}
      </ul>
      {verdict === 'reject' && (
        <Loaded reply={first}>
          {() => <ReasonFields catalogue={catalogue} credentials={[]} value={choice} onChange={setChoice} />}
        </Loaded>
      )}
    </ConfirmDialog>
  )
}

function lineOf(
  result: { id: string; state?: string; refusal?: string },
  items: readonly QueueItem[],
): string {
  const no = items.find(({ id }) => id === result.id)?.applicationNo ?? 0
  return texts.resultOf(no, result.refusal ?? texts.stateWords[result.state ?? ''] ?? '')
}
