import { personalDataTexts as ruleTexts } from '#rulebook/personal-data/personal-data.texts.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PortraitField } from '#web/ui/photo/portrait/portrait-field.tsx'
import { addressOfImage } from '../evidence/photo-strip.tsx'
import { useSendPortrait } from '../evidence/use-send-portrait.ts'
import { NextButton, StepButtons } from '../service/draft/step-buttons.tsx'
import { personalDataTexts } from './personal-data.texts.ts'
import type { PersonalDataWizard } from './personal-data-wizard.ts'
import { StepFaults } from './step-faults.tsx'

const { photo: texts } = personalDataTexts

/** 个人照片: chosen, framed by guides and checked as a 毕业照片 is (GRA-10). */
export function PhotoStep({ wizard }: { wizard: PersonalDataWizard }) {
  const { draft, form, credentials, isChecked } = wizard
  const send = useSendPortrait({
    type: 'record_photo',
    own: credentials.find(({ id }) => id === form.photoId),
    onStored: (photoId) => wizard.change((now) => ({ ...now, photoId })),
  })
  const own = credentials.find(({ id }) => id === form.photoId)
  const image = own?.images.at(-1)
  return (
    <>
      <StepFaults wizard={wizard} step="photo" />
      {form.photoId !== undefined && own === undefined && <Notice tone="must">{texts.gone}</Notice>}
      <div className="kj-card">
        <p>{texts.lead}</p>
        <PortraitField
          id="photo"
          label={texts.label}
          description={texts.description}
          error={isChecked && image === undefined ? ruleTexts.photoMissing : null}
          stored={image && addressOfImage(image.id)}
          send={send}
          explain={errorWords}
        />
      </div>
      <StepButtons draftId={draft.id} step="photo">
        <NextButton draftId={draft.id} step="photo" />
      </StepButtons>
    </>
  )
}
