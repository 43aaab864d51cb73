import { useState } from 'react'
import { evidenceTexts } from '../../evidence/evidence.texts.ts'
import { RemovedCredentials } from '../../evidence/removed-credentials.tsx'
import { NextButton, StepButtons } from '../../service/draft/step-buttons.tsx'
import { graduationTexts } from '../graduation.texts.ts'
import type { GraduationWizard } from '../graduation-wizard.ts'
import { StepFaults } from '../step-faults.tsx'
import { MisfitPaper } from './misfit-paper.tsx'
import { PaperSlot } from './paper-slot.tsx'
import { papersOf, withoutPapers, withPaper } from './prior-form.ts'
import { QualificationFields } from './qualification-fields.tsx'

const { prior: texts } = graduationTexts

/** 前置学历 (GRA-06, manual 3.2.5): two papers, which ones depends on the year. */
export function PriorStep({ wizard }: { wizard: GraduationWizard }) {
  const { draft, form, cards, removed, photosLeft = 0 } = wizard
  const [freshId, setFreshId] = useState<string>()
  const needed = papersOf(form.prior.era)
  const own = cards.filter(({ credential }) => form.prior.credentialIds.includes(credential.id))
  const misfits =
    form.prior.era === undefined ? [] : own.filter(({ credential }) => !needed.includes(credential.type))
  const gone = removed.filter((id) => id !== form.photoId)
  const use = (id: string) => {
    wizard.change((now) => withPaper(now, id))
    setFreshId(id)
  }
  const remove = (...ids: readonly string[]) => wizard.change((now) => withoutPapers(now, ids))
  return (
    <>
      <StepFaults wizard={wizard} step="prior" />
      <p>{texts.lead}</p>
      <QualificationFields wizard={wizard} />
      <RemovedCredentials count={gone.length} onClear={() => remove(...gone)} />
      {misfits.map((card) => (
        <MisfitPaper key={card.credential.id} card={card} onRemove={() => remove(card.credential.id)} />
      ))}
      {needed.map((type, index) => (
        <PaperSlot
          key={type}
          type={type}
          place={index + 1}
          card={own.find(({ credential }) => credential.type === type)}
          wizard={wizard}
          freshId={freshId}
          onUse={use}
          onRemove={remove}
        />
      ))}
      {photosLeft > 0 && <p role="status">{evidenceTexts.photosPending(photosLeft)}</p>}
      <StepButtons draftId={draft.id} step="prior">
        <NextButton draftId={draft.id} step="prior" />
      </StepButtons>
    </>
  )
}
