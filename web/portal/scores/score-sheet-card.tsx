import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { scoreSheetPaper } from '#contracts/papers.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useActiveTicket, useSession } from '../session.ts'
import { scoresTexts } from './scores.texts.ts'

const { sheet: texts } = scoresTexts

/** The 成绩单 as a file for somebody else, of one 准考证 or of all, with everything or with what was passed only (SCO-05). */
export function ScoreSheetCard() {
  const ticket = useActiveTicket()
  const { tickets = [] } = useSession()
  const [ofAll, setOfAll] = useState(false)
  const [passedOnly, setPassedOnly] = useState(false)
  const query = {
    tickets: ofAll ? ('all' as const) : ('active' as const),
    scores: passedOnly ? ('passed' as const) : ('all' as const),
  }
  return (
    <div className="kj-no-print">
      <SectionCard title={texts.title}>
        <div className="kj-stack">
          <p>{texts.lead}</p>
          {tickets.length > 1 && (
            <Checkbox
              checked={ofAll}
              label={texts.ofAll(tickets.length)}
              onChange={(event) => setOfAll(event.currentTarget.checked)}
            />
          )}
          <Checkbox
            checked={passedOnly}
            label={texts.passedOnly}
            onChange={(event) => setPassedOnly(event.currentTarget.checked)}
          />
          <FileButton contract={scoreSheetPaper} input={[{ query, ...ticket }]}>
            {texts.download}
          </FileButton>
        </div>
      </SectionCard>
    </div>
  )
}
