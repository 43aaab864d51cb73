import { useQueryClient } from '@tanstack/react-query'
import { addCredential, addImage, type CredentialView } from '#contracts/evidence.ts'
import { call } from '#web/client/call.ts'
import { upload } from '#web/client/upload.ts'
import type { SendPortrait } from '#web/ui/photo/portrait/portrait-field-props.ts'
import { changeCredential, changeWallet } from '../evidence/wallet-cache.ts'
import type { GraduationWizard } from './graduation-wizard.ts'

/** The type of credential that holds the 毕业照片. */
export const PHOTO_TYPE = 'graduation_photo'

/**
 * Stores the photograph in the wallet: in the form's own entry, where the server puts it in the place of the one before,
 * or in a new one.
 */
export function useSendPhoto({ form, credentials, change }: GraduationWizard): SendPortrait {
  const client = useQueryClient()
  const ownEntry = async (): Promise<CredentialView> => {
    const own = credentials.find(({ id }) => id === form.photoId)
    if (own !== undefined) return own
    const begun = await call(addCredential, { body: { type: PHOTO_TYPE } })
    changeWallet(client, (all) => [...all.filter(({ id }) => id !== begun.id), begun])
    return begun
  }
  return async (photo, { signal, onProgress }) => {
    const { id } = await ownEntry()
    const image = await upload(addImage, {
      ...{ params: { id }, file: photo, name: 'photo.jpg', signal, onProgress },
    })
    changeCredential(client, id, (one) => ({ ...one, images: [image] }))
    change((now) => ({ ...now, photoId: id }))
  }
}
