import { Button } from '@mantine/core'
import { useState } from 'react'
import { listTrustedKeys } from '#contracts/office/trusted-keys.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { KeyTable } from './key-table.tsx'
import { ProposeKey } from './propose-key.tsx'
import { trustedKeysTexts as texts } from './trusted-keys.texts.ts'

/** Whose packages and answers are believed (TRO-04): keys of other installations, each agreed to by two persons. */
export function TrustedKeysPage() {
  const reply = useReply(listTrustedKeys)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <div>
        <Button onClick={() => setOpen(true)}>{texts.propose}</Button>
      </div>
      <Loaded reply={reply}>
        {({ keys }) => {
          const waiting = keys.filter(({ state }) => state === 'proposed')
          const others = keys.filter(({ state }) => state !== 'proposed')
          return (
            <>
              {waiting.length > 0 && (
                <SectionCard title={texts.waiting(waiting.length)}>
                  <KeyTable caption={texts.waiting(waiting.length)} keys={waiting} />
                </SectionCard>
              )}
              <SectionCard title={texts.others}>
                {others.length === 0 ? (
                  <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
                ) : (
                  <KeyTable caption={texts.others} keys={others} />
                )}
              </SectionCard>
            </>
          )
        }}
      </Loaded>
      {isOpen && <ProposeKey onClose={() => setOpen(false)} />}
    </>
  )
}
