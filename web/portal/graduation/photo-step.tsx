import { Button } from '@mantine/core'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PortraitField } from '#web/ui/photo/portrait/portrait-field.tsx'
import { addressOfImage } from '../evidence/photo-strip.tsx'
import { NextButton, StepButtons } from '../service/draft/step-buttons.tsx'
import { graduationTexts } from './graduation.texts.ts'
import type { GraduationWizard } from './graduation-wizard.ts'
import { StepFaults } from './step-faults.tsx'
import { PHOTO_TYPE, useSendPhoto } from './use-send-photo.ts'

const { photo: texts } = graduationTexts

/** 毕业照片 (GRA-10): chosen, framed by guides and checked; kept in the wallet. */
export function PhotoStep({ wizard }: { wizard: GraduationWizard }) {
  const { draft, form, credentials, isChecked } = wizard
  const send = useSendPhoto(wizard)
  const own = credentials.find(({ id }) => id === form.photoId)
  const image = own?.images.at(-1)
  const earlier = credentials.find(
    ({ id, type, images }) => type === PHOTO_TYPE && id !== form.photoId && images.length > 0,
  )
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
          error={isChecked && image === undefined ? texts.missing : null}
          stored={image && addressOfImage(image.id)}
          send={send}
          explain={errorWords}
        />
        {image === undefined && earlier?.images[0] !== undefined && (
          <div className="kj-row">
            <img src={addressOfImage(earlier.images[0].id)} width={90} height={120} alt={texts.useAlt} />
            <Button
              variant="default"
              onClick={() => wizard.change((now) => ({ ...now, photoId: earlier.id }))}
            >
              {texts.use}
            </Button>
          </div>
        )}
      </div>
      <StepButtons draftId={draft.id} step="photo">
        <NextButton draftId={draft.id} step="photo" />
      </StepButtons>
    </>
  )
}
