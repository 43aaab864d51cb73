import type { SendPortrait } from '#web/ui/photo/portrait/portrait-field-props.ts'
import { useSendPortrait } from '../evidence/use-send-portrait.ts'
import type { GraduationWizard } from './graduation-wizard.ts'

/** The type of credential that holds the 毕业照片. */
export const PHOTO_TYPE = 'graduation_photo'

/** Stores the 毕业照片 in the wallet, and names it in the form. */
export function useSendPhoto({ form, credentials, change }: GraduationWizard): SendPortrait {
  return useSendPortrait({
    type: PHOTO_TYPE,
    own: credentials.find(({ id }) => id === form.photoId),
    onStored: (photoId) => change((now) => ({ ...now, photoId })),
  })
}
