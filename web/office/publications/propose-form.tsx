import { useState } from 'react'
import { type ImportBatchView, listImports } from '#contracts/office/imports.ts'
import { listPublications, proposePublication } from '#contracts/office/scores/publications.ts'
import { useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { ActDialog } from '../ui-act-dialog.tsx'
import { publicationsTexts as texts } from './publications.texts.ts'
import { momentWords, type PublishMoment } from './publish-moment.ts'
import { PublishMomentFields } from './publish-moment-fields.tsx'
import { useLeftOut } from './use-left-out.ts'
import { WaitingBatches } from './waiting-batches.tsx'

interface ProposeFormProps {
  sitting: { id: string; name: string }
  batches: readonly ImportBatchView[]
}

/**
 * Proposes to publish the chosen ones of a sitting's waiting batches, immediately on approval or at an instant of Beijing time
 * (IMP-02).
 */
export function ProposeForm({ sitting, batches }: ProposeFormProps) {
  const [asked, setAsked] = useState<PublishMoment>()
  const [askedForNone, setAskedForNone] = useState(false)
  const [left, toggle] = useLeftOut(sitting.id)
  const chosen = batches.filter(({ id }) => !left.has(id))
  const rest = batches.filter(({ id }) => left.has(id))
  const act = useAct(proposePublication, [listPublications, listImports])
  const ask = (moment: PublishMoment) => {
    if (chosen.length > 0) setAsked(moment)
    else setAskedForNone(true)
  }
  const propose = (moment: PublishMoment) =>
    act.mutate(
      { body: { sittingId: sitting.id, batchIds: chosen.map(({ id }) => id), ...moment } },
      {
        onSuccess: () => {
          setAsked(undefined)
          setAskedForNone(false)
        },
      },
    )
  return (
    <SectionCard title={texts.waitingOf(sitting.name)}>
      <div className="kj-stack">
        <WaitingBatches batches={batches} sittingName={sitting.name} left={left} onToggle={toggle} />
        {askedForNone && chosen.length === 0 && <Notice tone="must">{texts.chosenNone}</Notice>}
        <div className="kj-form-row">
          <PublishMomentFields act={texts.propose} onAsk={ask} />
        </div>
      </div>
      {asked !== undefined && (
        <ActDialog
          title={texts.proposeTitle(sitting.name)}
          act={texts.propose}
          running={act}
          onCancel={() => setAsked(undefined)}
          onConfirm={() => propose(asked)}
        >
          <p>{texts.proposeLead(momentWords(asked))}</p>
          <p>
            {texts.proposeChosen(
              chosen.map(({ batchNo }) => batchNo),
              chosen.reduce((sum, { rowsTotal }) => sum + rowsTotal, 0),
            )}
          </p>
          {rest.length > 0 && <p>{texts.proposeRest(rest.map(({ batchNo }) => batchNo))}</p>}
        </ActDialog>
      )}
    </SectionCard>
  )
}
