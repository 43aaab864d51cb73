import { Button } from '@mantine/core'
import { useState } from 'react'
import { listWindows } from '#contracts/office/administration.ts'
import { listWindowChanges } from '#contracts/office/setup/window-changes.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useMay } from '../session.ts'
import { ChangeTable } from './change-table.tsx'
import { WindowForm } from './window-form.tsx'
import { WindowTable } from './window-table.tsx'
import { windowsTexts as texts } from './windows.texts.ts'

/** Shows the windows with their current state, and the changes that one person asked for and another decides on (WIN-01). */
export function WindowsPage() {
  const windows = useReply(listWindows)
  const changes = useReply(listWindowChanges)
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const all = changes.data?.changes ?? []
  const waiting = all.filter(({ state }) => state === 'requested')
  const decided = all.filter(({ state }) => state !== 'requested')
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      {may('window.request') && (
        <div>
          <Button onClick={() => setOpen(true)}>{texts.open}</Button>
        </div>
      )}
      {waiting.length > 0 && (
        <SectionCard title={texts.waiting(waiting.length)}>
          <ChangeTable caption={texts.waiting(waiting.length)} changes={waiting} />
        </SectionCard>
      )}
      <SectionCard title={texts.title}>
        <Loaded reply={windows}>
          {({ windows: rows }) =>
            rows.length === 0 ? (
              <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
            ) : (
              <WindowTable windows={rows} waiting={new Set(waiting.map(({ windowId }) => windowId))} />
            )
          }
        </Loaded>
      </SectionCard>
      <Loaded reply={changes}>
        {() =>
          decided.length > 0 && (
            <SectionCard title={texts.recent}>
              <ChangeTable caption={texts.recent} changes={decided} />
            </SectionCard>
          )
        }
      </Loaded>
      {isOpen && (
        <WindowForm window={undefined} schools={changes.data?.schools ?? []} onClose={() => setOpen(false)} />
      )}
    </>
  )
}
