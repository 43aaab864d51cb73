import { Button } from '@mantine/core'
import { useState } from 'react'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { HotlineLink } from '../../services/hotline-link.tsx'
import { graduationTexts } from '../graduation.texts.ts'
import { DoubtDialog } from './doubt-dialog.tsx'
import { OwnDoubts } from './own-doubts.tsx'
import type { RequirementLine } from './use-requirements.ts'

const { scores: texts } = graduationTexts

/** What to do when a score is wrong: the hotline, and a request that reaches the desk (GRA-02, manual 3.2.3). */
export function WrongScore({ lines }: { lines: readonly RequirementLine[] }) {
  const [isAsking, setAsking] = useState(false)
  const [isSent, setSent] = useState(false)
  return (
    <SectionCard title={texts.wrong}>
      <p>{texts.wrongLead}</p>
      {isSent && <Notice tone="approval">{texts.doubtSent}</Notice>}
      <div className="kj-row">
        <HotlineLink />
        {lines.length > 0 && (
          <Button variant="default" onClick={() => setAsking(true)}>
            {texts.doubt}
          </Button>
        )}
      </div>
      <OwnDoubts />
      {isAsking && (
        <DoubtDialog
          lines={lines}
          onSent={() => {
            setSent(true)
            setAsking(false)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </SectionCard>
  )
}
