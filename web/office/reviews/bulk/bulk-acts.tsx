import { Button } from '@mantine/core'
import { useState } from 'react'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { stickyAtBottom } from '#web/ui/sticky-bars.ts'
import { useSingleKeys } from '../../single-keys.ts'
import { MOST_TOGETHER } from '../queue/queue-rows.ts'
import { reviewsTexts as texts } from '../reviews.texts.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { mayApproveTogether } from './likeness.ts'
import type { Chosen } from './use-chosen.ts'

const keys = { approve: 'a', reject: 'f', alike: 's' } as const

interface BulkActsProps {
  chosen: Chosen
  onDone: (results: readonly string[]) => void
}

/** Makes the same decision on several alike applications, after a preview, with a result for each (REV-07). */
export function BulkActs({ chosen, onDone }: BulkActsProps) {
  const [asked, setAsked] = useState<'approve' | 'reject'>()
  const { items, alike } = chosen
  const compared = alike.filter(({ id }) => chosen.has(id))
  const isKnown = items.length > 0 && compared.length === items.length
  const close = () => setAsked(undefined)
  const mayApprove = isKnown && mayApproveTogether(compared)
  const mayReject = isKnown && !hasClue(compared)
  const chooseAll = items.length > 0 && items.length < alike.length
  useSingleKeys({
    [keys.approve]: mayApprove ? () => setAsked('approve') : undefined,
    [keys.reject]: mayReject ? () => setAsked('reject') : undefined,
    [keys.alike]: chooseAll ? () => chosen.choose(alikeIds(chosen)) : undefined,
  })
  return (
    <>
      {items.length > 0 && (
        <div ref={stickyAtBottom} className="kj-row kj-bulk">
          <span className="kj-strong">{texts.chosen(items.length)}</span>
          {items.length >= MOST_TOGETHER && <span>{texts.most(MOST_TOGETHER)}</span>}
          <Button
            disabled={!mayApprove}
            rightSection={<kbd aria-hidden>{keys.approve}</kbd>}
            onClick={() => setAsked('approve')}
          >
            {texts.approveChosen}
          </Button>
          <Button
            variant="default"
            disabled={!mayReject}
            rightSection={<kbd aria-hidden>{keys.reject}</kbd>}
            onClick={() => setAsked('reject')}
          >
            {texts.rejectChosen}
          </Button>
          {chooseAll && (
            <Button
              variant="subtle"
              rightSection={<kbd aria-hidden>{keys.alike}</kbd>}
              onClick={() => chosen.choose(alikeIds(chosen))}
            >
              {texts.chooseAlike(alike.length)}
            </Button>
          )}
          <Button variant="subtle" onClick={() => chosen.choose([])}>
            {texts.chooseNone}
          </Button>
          <span className="kj-soft" role="status">
            {chosen.error ? errorWords(chosen.error) : hint(chosen, compared)}
          </span>
        </div>
      )}
      {asked && (
        <BulkDialog
          items={items}
          compared={compared}
          verdict={asked}
          onClose={close}
          onDone={(lines) => {
            close()
            onDone(lines)
          }}
        />
      )}
    </>
  )
}

/** Shows the result for each application, above the list, which has changed meanwhile (REV-07). */
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

/** Lists the ids of all alike applications, the chosen ones first: the first one stays the standard of comparison. */
function alikeIds({ items, alike }: Chosen): string[] {
  return [...new Set([...items, ...alike].map(({ id }) => id))]
}

const hasClue = (compared: Chosen['alike']) => compared.some(({ likeness }) => likeness === undefined)

function hint({ others }: Chosen, compared: Chosen['alike']): string {
  if (others === undefined) return texts.comparing
  if (hasClue(compared)) return texts.clueAlone
  if (!mayApproveTogether(compared)) return texts.notSupported
  return others > 0 ? texts.others(others) : ''
}
