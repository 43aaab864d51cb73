import { useQueryClient } from '@tanstack/react-query'
import type { Ref } from 'react'
import {
  addImage,
  type CredentialView,
  type ImageView,
  MAX_IMAGES,
  removeImage,
} from '#contracts/evidence.ts'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import { call } from '#web/client/call.ts'
import { upload } from '#web/client/upload.ts'
import { PhotoField } from '#web/ui/photo/photo-field.tsx'
import type { ReplacePhoto } from '#web/ui/photo/photo-field-props.ts'
import { explainUpload } from '../service/saver/explain-upload.ts'
import { photosKeyOf } from './credential-facts.ts'
import { evidenceTexts as texts } from './evidence.texts.ts'
import { addressOfImage } from './photo-strip.tsx'
import { changeCredential } from './wallet-cache.ts'

interface CredentialPhotosProps {
  credential: CredentialView
  /** The person has seen 确认信息, so missing photographs are reported here. */
  isChecked: boolean
  replaceRef?: Ref<ReplacePhoto>
}

/** The photographs of a credential; each is stored as soon as it is chosen (EVI-02). */
export function CredentialPhotos({ credential, isChecked, replaceRef }: CredentialPhotosProps) {
  const client = useQueryClient()
  const { id, type, images } = credential
  const change = (next: (images: readonly ImageView[]) => ImageView[]) =>
    changeCredential(client, id, (one) => ({ ...one, images: next(one.images) }))
  return (
    <PhotoField<ImageView>
      id={`credential-${id}-images`}
      label={texts.photosOf(credentialTypeName(type))}
      error={isChecked && images.length === 0 ? texts.photosMissing(credentialTypeName(type)) : null}
      max={MAX_IMAGES}
      replaceRef={replaceRef}
      resumeKey={photosKeyOf(id)}
      photos={images.map((image) => ({ value: image, src: addressOfImage(image.id) }))}
      upload={(file, { signal, onProgress }) =>
        upload(addImage, { params: { id }, file, name: 'photo.jpg', signal, onProgress })
      }
      addressOf={(image) => addressOfImage(image.id)}
      explain={explainUpload}
      onStored={({ value }, replaced) =>
        change((before) =>
          replaced === undefined
            ? [...before, value]
            : before.map((image) => (image.id === replaced.value.id ? value : image)),
        )
      }
      onRemove={async ({ value }) => {
        await call(removeImage, { params: { id: value.id } })
        change((before) => before.filter((image) => image.id !== value.id))
      }}
    />
  )
}
