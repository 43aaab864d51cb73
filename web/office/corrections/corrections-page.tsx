import { useState } from 'react'
import { listCorrections } from '#contracts/office/scores/corrections.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useMay } from '../session.ts'
import { DeskTable } from '../ui-desk-table.tsx'
import { DECIDED_COLUMNS, openColumns } from './correction-columns.tsx'
import { correctionsTexts as texts } from './corrections.texts.ts'
import { type AskedCorrection, DecideCorrection } from './decide-correction.tsx'
import { ScoreDoubts } from './score-doubts.tsx'

/** Lists the requests with old and new outcome side by side; a second person decides (IMP-03). */
export function CorrectionsPage() {
  const reply = useReply(listCorrections, { query: {} })
  const mayAnswer = useMay()('correction.request')
  const [asked, setAsked] = useState<AskedCorrection>()
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      {mayAnswer && <ScoreDoubts />}
      <Loaded reply={reply}>
        {({ corrections, more }) => {
          const open = corrections.filter(({ state }) => state === 'requested')
          const decided = corrections.filter(({ state }) => state !== 'requested')
          return (
            <>
              <SectionCard title={texts.open(open.length)}>
                {open.length === 0 ? (
                  <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
                ) : (
                  <DeskTable
                    caption={texts.open(open.length)}
                    columns={openColumns(setAsked)}
                    rows={open}
                    rowKey={({ id }) => id}
                  />
                )}
              </SectionCard>
              {decided.length > 0 && (
                <SectionCard title={texts.decided}>
                  {more && <p className="kj-soft">{texts.cut(decided.length)}</p>}
                  <DeskTable
                    caption={texts.decided}
                    columns={DECIDED_COLUMNS}
                    rows={decided}
                    rowKey={({ id }) => id}
                  />
                </SectionCard>
              )}
            </>
          )
        }}
      </Loaded>
      {asked && <DecideCorrection asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}
