import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { HotlineLink } from '../services/hotline-link.tsx'
import type { NamedCourse } from './doubt-dialog.tsx'
import { OwnDoubts } from './own-doubts.tsx'
import { scoreDoubtsTexts as texts } from './score-doubts.texts.ts'

// Few people doubt a score, and everybody waits for the files of the page.
const DoubtDialog = lazy(async () => ({ default: (await import('./doubt-dialog.tsx')).DoubtDialog }))

/** What to do when a score is wrong or missing, of these courses or of the plan's: the hotline, and a request that reaches the desk (GRA-02, manual 3.2.3). */
export function WrongScore({ courses }: { courses: readonly NamedCourse[] }) {
  const [isAsking, setAsking] = useState(false)
  const [isSent, setSent] = useState(false)
  return (
    <SectionCard title={texts.wrong}>
      <p>{texts.wrongLead}</p>
      {isSent && <Notice tone="approval">{texts.doubtSent}</Notice>}
      <div className="kj-row">
        <HotlineLink />
        <Button variant="default" onClick={() => setAsking(true)}>
          {texts.doubt}
        </Button>
      </div>
      <OwnDoubts />
      {isAsking && (
        <Suspense>
          <DoubtDialog
            courses={courses}
            onSent={() => {
              setSent(true)
              setAsking(false)
            }}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </SectionCard>
  )
}
