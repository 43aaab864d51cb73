import { useState } from 'react'
import { listGraduates, oneGraduationBatch, proposeGraduates } from '#contracts/office/graduations.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { useAct } from '#web/client/queries.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { momentWords, type PublishMoment } from '../publications/publish-moment.ts'
import { PublishMomentFields } from '../publications/publish-moment-fields.tsx'
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
  const [asked, setAsked] = useState<PublishMoment>()
  const act = useAct(proposeGraduates, [oneGraduationBatch, listGraduates])
  const propose = (moment: PublishMoment) =>
    act.mutate({ params: { id: batch.id }, body: moment }, { onSuccess: () => setAsked(undefined) })
  return (
    <div className="kj-form-row kj-after">
      <PublishMomentFields act={texts.propose} onAsk={setAsked} />
      {asked !== undefined && (
        <ActDialog
          title={texts.proposeTitle(batch.name)}
          act={texts.propose}
          running={act}
          onCancel={() => setAsked(undefined)}
          onConfirm={() => propose(asked)}
        >
          <p>{texts.proposeLead(publishable, momentWords(asked))}</p>
        </ActDialog>
      )}
    </div>
  )
}
