import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { auditEntries } from '#contracts/office/administration.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { actionChoices } from './action-words.ts'
import { auditTexts as texts } from './audit.texts.ts'
import { AuditTable } from './audit-table.tsx'
import { VerifyTrail } from './verify-trail.tsx'

const PAGE = 100

/** The page on which the auditor reads and filters the trail and checks its chains (TRL-01). */
export function AuditPage() {
  const [filter, setFilter] = useState<{ action?: string; after?: string }>({})
  const { action, after } = filter
  const reply = useReply(auditEntries, { query: filter })
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <VerifyTrail />
      <SectionCard
        title={texts.entries}
        aside={
          <NativeSelect
            aria-label={texts.filter}
            data={actionChoices}
            value={action ?? ''}
            onChange={({ currentTarget: { value } }) => setFilter(value === '' ? {} : { action: value })}
          />
        }
      >
        <Loaded reply={reply} rows={6}>
          {({ entries }) => (
            <div className="kj-stack">
              {entries.length === 0 ? (
                <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
              ) : (
                <AuditTable entries={entries} />
              )}
              <div className="kj-row">
                {after !== undefined && (
                  <Button variant="default" onClick={() => setFilter(action ? { action } : {})}>
                    {texts.newest}
                  </Button>
                )}
                {entries.length === PAGE && (
                  <Button
                    variant="default"
                    onClick={() => setFilter({ ...filter, after: entries.at(-1)?.key ?? '' })}
                  >
                    {texts.older}
                  </Button>
                )}
              </div>
            </div>
          )}
        </Loaded>
      </SectionCard>
    </>
  )
}
