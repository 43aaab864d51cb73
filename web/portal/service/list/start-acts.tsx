import { Button } from '@mantine/core'
import { useState } from 'react'
import { servicePage } from '#contracts/applications.ts'
import { discardDraft } from '#contracts/drafts.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useActiveTicket } from '../../session.ts'
import { Link } from '../../shell/link.tsx'
import { applicationsTexts as texts } from './applications.texts.ts'
import type { Page } from './window-words.ts'

/** The button 「立即申请」, or 「继续填写草稿」 if there is a draft (APP-01, APP-02). */
export function StartActs({ page }: { page: Page }) {
  const { service, draft, window, preconditions } = page
  const isOpen = window?.state === 'open'
  if (draft !== undefined) return <DraftActs service={service} draft={draft} isOpen={isOpen} />
  if (!isOpen) return null
  // Whoever has applied already is not told to become eligible first.
  if (preconditions.some(({ application }) => application?.service === service)) return null
  if (preconditions.some(({ met }) => !met)) return <p className="kj-after">{texts.unmetLead}</p>
  return (
    <div className="kj-row kj-after">
      <ApplyLink service={service} />
    </div>
  )
}

interface DraftActsProps {
  service: Page['service']
  draft: NonNullable<Page['draft']>
  isOpen: boolean
}

function DraftActs({ service, draft, isOpen }: DraftActsProps) {
  const ticket = useActiveTicket()
  const [isAsking, setAsking] = useState(false)
  const discard = useAct(discardDraft, [servicePage])
  return (
    <>
      <p className="kj-after">{draftWords({ isOpen, ...draft })}</p>
      {discard.isError && <Notice tone="refusal">{errorWords(discard.error)}</Notice>}
      <div className="kj-row">
        {draft.isOutdated ? (
          isOpen && <ApplyLink service={service} />
        ) : (
          <Button
            renderRoot={(props) => (
              <Link {...props} to="/services/$service/drafts/$draft" params={{ service, draft: draft.id }} />
            )}
          >
            {texts.resume}
          </Button>
        )}
        <Button variant="default" onClick={() => setAsking(true)}>
          {texts.discard}
        </Button>
      </div>
      <ConfirmDialog
        opened={isAsking}
        title={texts.discardTitle}
        act={texts.discard}
        danger
        isWorking={discard.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() =>
          discard.mutate({ params: { id: draft.id }, ...ticket }, { onSettled: () => setAsking(false) })
        }
      >
        <p>{texts.discardWords}</p>
      </ConfirmDialog>
    </>
  )
}

function ApplyLink({ service }: { service: Page['service'] }) {
  return (
    <Button renderRoot={(props) => <Link {...props} to="/services/$service/notice" params={{ service }} />}>
      {texts.apply}
    </Button>
  )
}

function draftWords({ isOpen, savedAt, isOutdated }: { isOpen: boolean } & DraftActsProps['draft']): string {
  const at = formatInstant(new Date(savedAt))
  if (isOutdated) return texts.draftOutdated(at)
  return isOpen ? texts.draftOf(at) : texts.draftWaits(at)
}
