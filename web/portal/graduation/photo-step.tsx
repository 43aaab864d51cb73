import { Button } from '@mantine/core'
import { addressOfImage } from '../evidence/photo-strip.tsx'
import { PortraitCard } from '../evidence/portrait-card.tsx'
import { NextButton, StepButtons } from '../service/draft/step-buttons.tsx'
import { graduationTexts } from './graduation.texts.ts'
import type { GraduationWizard } from './graduation-wizard.ts'
import { StepFaults } from './step-faults.tsx'

const { photo: texts } = graduationTexts
const PHOTO_TYPE = 'graduation_photo'

/** 毕业照片 (GRA-10): a new one, or one that the wallet has. */
export function PhotoStep({ wizard }: { wizard: GraduationWizard }) {
  const { draft, form, credentials, isChecked } = wizard
  const use = (photoId: string) => wizard.change((now) => ({ ...now, photoId }))
  const earlier = credentials.find(
    ({ id, type, images }) => type === PHOTO_TYPE && id !== form.photoId && images.length > 0,
  )
  return (
    <>
      <StepFaults wizard={wizard} step="photo" />
      <PortraitCard
        type={PHOTO_TYPE}
        photoId={form.photoId}
        credentials={credentials}
        words={texts}
        isChecked={isChecked}
        onStored={use}
      >
        {earlier?.images[0] !== undefined && (
          <div className="kj-row">
            <img src={addressOfImage(earlier.images[0].id)} width={90} height={120} alt={texts.useAlt} />
            <Button variant="default" onClick={() => use(earlier.id)}>
              {texts.use}
            </Button>
          </div>
        )}
      </PortraitCard>
      <StepButtons draftId={draft.id} step="photo">
        <NextButton draftId={draft.id} step="photo" />
      </StepButtons>
    </>
  )
}
