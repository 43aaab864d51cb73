import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import type { Asked } from './asked.ts'
import { auditTexts as texts } from './audit.texts.ts'
import { SignInList } from './sign-in-list.tsx'
import { TrailList } from './trail-list.tsx'
import { TrailSearch } from './trail-search.tsx'
import { VerifyTrail } from './verify-trail.tsx'

/** The page on which the auditor reads and searches the trail and the sign-ins, and checks its chains (TRL-01). */
export function AuditPage() {
  const [list, setList] = useState('entries')
  const [asked, setAsked] = useState<Asked>({})
  const key = JSON.stringify(asked)
  const isNarrow = Object.keys(asked).length > 0
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <VerifyTrail />
      <SectionCard
        title={list === 'entries' ? texts.entries : texts.signIns}
        aside={
          <SegmentedControl
            data-view-only
            aria-label={texts.list}
            value={list}
            onChange={setList}
            data={[
              { value: 'entries', label: texts.entries },
              { value: 'signIns', label: texts.signIns },
            ]}
          />
        }
      >
        <div className="kj-stack">
          <TrailSearch key={`search ${key}`} asked={asked} hasActions={list === 'entries'} onAsk={setAsked} />
          {isNarrow && (
            <div className="kj-row">
              <Button variant="default" size="compact-sm" onClick={() => setAsked({})}>
                {texts.clear}
              </Button>
            </div>
          )}
          {list === 'entries' ? (
            <TrailList key={`entries ${key}`} asked={asked} onAsk={setAsked} />
          ) : (
            <SignInList key={`sign-ins ${key}`} asked={asked} onAsk={setAsked} />
          )}
        </div>
      </SectionCard>
    </>
  )
}
