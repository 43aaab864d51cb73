import { personalDataTexts as ruleTexts } from '#rulebook/personal-data/personal-data.texts.ts'
import { PortraitCard } from '../evidence/portrait-card.tsx'
import { NextButton, StepButtons } from '../service/draft/step-buttons.tsx'
import { personalDataTexts } from './personal-data.texts.ts'
import type { PersonalDataWizard } from './personal-data-wizard.ts'
import { StepFaults } from './step-faults.tsx'

const WORDS = { ...personalDataTexts.photo, missing: ruleTexts.photoMissing }

/** 个人照片: framed and checked as a 毕业照片 is (GRA-10). */
export function PhotoStep({ wizard }: { wizard: PersonalDataWizard }) {
  const { draft, form, credentials, isChecked, change } = wizard
  return (
    <>
      <StepFaults wizard={wizard} step="photo" />
      <PortraitCard
        type="record_photo"
        photoId={form.photoId}
        credentials={credentials}
        words={WORDS}
        isChecked={isChecked}
        onStored={(photoId) => change((now) => ({ ...now, photoId }))}
      />
      <StepButtons draftId={draft.id} step="photo">
        <NextButton draftId={draft.id} step="photo" />
      </StepButtons>
    </>
  )
}
