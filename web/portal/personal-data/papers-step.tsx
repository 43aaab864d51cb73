import { useState } from 'react'
import { evidenceTexts } from '../evidence/evidence.texts.ts'
import { RemovedCredentials } from '../evidence/removed-credentials.tsx'
import { NextButton, StepButtons } from '../service/draft/step-buttons.tsx'
import { provedData, withoutPaper } from './correction-form.ts'
import { DatumPapers } from './datum-papers.tsx'
import { personalDataTexts } from './personal-data.texts.ts'
import type { PersonalDataWizard } from './personal-data-wizard.ts'
import { StepFaults } from './step-faults.tsx'

const { papers: texts } = personalDataTexts

/** 证明材料 (PRF-01): for each datum the papers that prove it. */
export function PapersStep({ wizard }: { wizard: PersonalDataWizard }) {
  const { draft, form, removed, photosLeft = 0 } = wizard
  const [freshId, setFreshId] = useState<string>()
  const gone = removed.filter((id) => id !== form.photoId)
  const clear = () =>
    wizard.change((now) =>
      provedData(now).reduce((left, datum) => withoutPaper(left, { datum, ids: gone }), now),
    )
  return (
    <>
      <StepFaults wizard={wizard} step="papers" />
      <p>{texts.lead}</p>
      <RemovedCredentials count={gone.length} onClear={clear} />
      {provedData(form).map((datum) => (
        <DatumPapers key={datum} datum={datum} wizard={wizard} freshId={freshId} onFresh={setFreshId} />
      ))}
      {photosLeft > 0 && <p role="status">{evidenceTexts.photosPending(photosLeft)}</p>}
      <StepButtons draftId={draft.id} step="papers">
        <NextButton draftId={draft.id} step="papers" />
      </StepButtons>
    </>
  )
}
