import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { servicePage } from '#contracts/applications.ts'
import { startDraft } from '#contracts/drafts.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { StartActs } from '../service/list/start-acts.tsx'
import type { Page } from '../service/list/window-words.ts'
import { useActiveTicket } from '../session.ts'
import type { Kind } from './reminder.tsx'
import { supplementsTexts as texts } from './supplements.texts.ts'

/** 「新增一条」 below the 须知 that it is agreed to with, or the row that was begun and not saved (APP-01, APP-02). */
export function AddRow({ kind, page }: { kind: Kind; page: Page }) {
  const isOpen = page.window?.state === 'open'
  if (page.draft !== undefined && !page.draft.isOutdated) return <StartActs page={page} />
  if (!isOpen || page.preconditions.some(({ met }) => !met)) return null
  return <Add kind={kind} page={page} />
}

function Add({ kind, page: { notice, applications } }: { kind: Kind; page: Page }) {
  const ticket = useActiveTicket()
  const navigate = useNavigate()
  const client = useQueryClient()
  const start = useAct(startDraft)
  const refresh = () => void client.invalidateQueries({ queryKey: [servicePage.id] })
  const add = () =>
    start.mutate(
      { params: { service: kind }, body: { noticeVersion: notice.version }, ...ticket },
      {
        // The list is asked again afterwards: with the draft in it, this button is gone and would lead nowhere.
        onSuccess: async ({ id: draft }) => {
          await navigate({ to: '/services/$service/drafts/$draft', params: { service: kind, draft } })
          refresh()
        },
        onError: refresh,
      },
    )
  return (
    <>
      {notice.body !== '' && (
        <details className="kj-after" open={applications.length === 0}>
          <summary>{texts.notice}</summary>
          <p className="kj-published">{notice.body}</p>
        </details>
      )}
      {start.isError && <Notice tone="refusal">{errorWords(start.error)}</Notice>}
      <div className="kj-row kj-after">
        <Button aria-label={texts.addOf(texts.kinds[kind])} loading={start.isPending} onClick={add}>
          {texts.add}
        </Button>
        <span className="kj-small kj-soft">{texts.noticeRead}</span>
      </div>
    </>
  )
}
