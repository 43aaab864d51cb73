import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { listGraduates, oneGraduationBatch, proposeGraduates } from '#contracts/office/graduations.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { useAct } from '#web/client/queries.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { instantOf, momentWords } from '../publications/publish-moment.ts'
import { useMay } from '../session.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { obstacleWords, graduationsTexts as texts } from './graduations.texts.ts'

type Page = ReplyOf<typeof oneGraduationBatch>

/** Says how many could be published and what stands in the way of the others, and proposes the list (GRA-12). */
export function PublishCard({ page: { batch, publishable, obstacles } }: { page: Page }) {
  const may = useMay()
  return (
    <SectionCard title={texts.publish}>
      <p>{publishable > 0 ? texts.publishable(publishable) : texts.nothing}</p>
      {obstacles.length > 0 && (
        <>
          <p className="kj-after">{texts.obstacles}</p>
          <ul>
            {obstacles.map(({ code, count }) => (
              <li key={code}>{texts.obstacle(obstacleWords[code], count)}</li>
            ))}
          </ul>
        </>
      )}
      {publishable > 0 && may('graduation.propose') && (
        <ProposeForm batch={batch} publishable={publishable} />
      )}
    </SectionCard>
  )
}

function ProposeForm({ batch, publishable }: Pick<Page, 'batch' | 'publishable'>) {
  const [moment, setMoment] = useState('now')
  const [at, setAt] = useState('')
  const [asked, setAsked] = useState<string>()
  const [isMissing, setMissing] = useState(false)
  const act = useAct(proposeGraduates, [oneGraduationBatch, listGraduates])
  const publishAt = moment === 'now' ? undefined : instantOf(at)
  const ask = () => {
    const isBare = moment === 'later' && publishAt === undefined
    setMissing(isBare)
    if (!isBare) setAsked(momentWords(publishAt))
  }
  const propose = () =>
    act.mutate(
      { params: { id: batch.id }, body: publishAt === undefined ? {} : { publishAt } },
      { onSuccess: () => setAsked(undefined) },
    )
  return (
    <div className="kj-form-row kj-after">
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
      {asked !== undefined && (
        <ActDialog
          title={texts.proposeTitle(batch.name)}
          act={texts.propose}
          running={act}
          onCancel={() => setAsked(undefined)}
          onConfirm={propose}
        >
          <p>{texts.proposeLead(publishable, asked)}</p>
        </ActDialog>
      )}
    </div>
  )
}
