import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { addCredential, addImage, type CredentialView } from '#contracts/evidence.ts'
import { call } from '#web/client/call.ts'
import { upload } from '#web/client/upload.ts'
import type { SendPortrait } from '#web/ui/photo/portrait/portrait-field-props.ts'
import { changeCredential, changeWallet } from './wallet-cache.ts'

interface PortraitEntry {
  /** The type of the wallet's entry that holds the photograph. */
  type: string
  /** The form's own entry, where the server puts the photograph in the place of the one before; undefined: none yet. */
  own: CredentialView | undefined
  /** Called with the entry that has the photograph. */
  onStored: (credentialId: string) => void
}

/** Stores a portrait in the wallet (GRA-10). */
export function useSendPortrait({ type, own, onStored }: PortraitEntry): SendPortrait {
  const client = useQueryClient()
  // Sent again, it goes into the entry that the first time began.
  const begun = useRef<CredentialView>(undefined)
  const begin = async (): Promise<CredentialView> => {
    const added = await call(addCredential, { body: { type } })
    begun.current = added
    changeWallet(client, (all) => [...all.filter(({ id }) => id !== added.id), added])
    return added
  }
  return async (photo, { signal, onProgress }) => {
    const { id } = own ?? begun.current ?? (await begin())
    const image = await upload(addImage, {
      ...{ params: { id }, file: photo, name: 'photo.jpg', signal, onProgress },
    })
    changeCredential(client, id, (one) => ({ ...one, images: [image] }))
    onStored(id)
  }
}
