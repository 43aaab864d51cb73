import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type ImportBatchView, listImports } from '#contracts/office/imports.ts'
import { listPublications, proposePublication } from '#contracts/office/scores/publications.ts'
import { useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { ActDialog } from '../ui-act-dialog.tsx'
import { publicationsTexts as texts } from './publications.texts.ts'
import { instantOf, momentWords } from './publish-moment.ts'
import { toggled } from './toggled.ts'
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
  const [moment, setMoment] = useState('now')
  const [at, setAt] = useState('')
  const [asked, setAsked] = useState<string>()
  const [isMissing, setMissing] = useState(false)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = batches.filter(({ id }) => !left.has(id))
  const act = useAct(proposePublication, [listPublications, listImports])
  const publishAt = moment === 'now' ? undefined : instantOf(at)
  const ask = () => {
    const isBare = moment === 'later' && publishAt === undefined
    setMissing(isBare)
    if (!isBare && chosen.length > 0) setAsked(momentWords(publishAt))
  }
  const propose = () =>
    act.mutate(
      {
        body: {
          sittingId: sitting.id,
          batchIds: chosen.map(({ id }) => id),
          ...(publishAt === undefined ? {} : { publishAt }),
        },
      },
      { onSuccess: () => setAsked(undefined) },
    )
  return (
    <SectionCard title={texts.waitingOf(sitting.name)}>
      <div className="kj-stack">
        <WaitingBatches
          batches={batches}
          sittingName={sitting.name}
          left={left}
          onToggle={(id) => setLeft(toggled(left, id))}
        />
        {chosen.length === 0 && <Notice tone="must">{texts.chosenNone}</Notice>}
        <div className="kj-form-row">
          <NativeSelect
            label={texts.when}
            value={moment}
            onChange={(event) => setMoment(event.currentTarget.value)}
            data={[
              { value: 'now', label: texts.now },
              { value: 'later', label: texts.later },
            ]}
          />
          {moment === 'later' && (
            <TextInput
              type="datetime-local"
              label={texts.at}
              error={isMissing && texts.atMissing}
              value={at}
              onChange={(event) => setAt(event.currentTarget.value)}
            />
          )}
          <Button onClick={ask}>{texts.propose}</Button>
        </div>
      </div>
      {asked !== undefined && (
        <ActDialog
          title={texts.proposeTitle(sitting.name)}
          act={texts.propose}
          running={act}
          onCancel={() => setAsked(undefined)}
          onConfirm={propose}
        >
          <p>{texts.proposeLead(asked)}</p>
          <p>
            {texts.proposeChosen(
              chosen.map(({ batchNo }) => batchNo),
              chosen.reduce((sum, { rowsTotal }) => sum + rowsTotal, 0),
            )}
          </p>
          {left.size > 0 && (
            <p>{texts.proposeRest(batches.filter(({ id }) => left.has(id)).map(({ batchNo }) => batchNo))}</p>
          )}
        </ActDialog>
      )}
    </SectionCard>
  )
}
