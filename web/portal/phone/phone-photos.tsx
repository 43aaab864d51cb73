import { useEffect, useRef, useState } from 'react'
import type { ImageView } from '#contracts/evidence.ts'
import { type linkOfPhone, sendPhonePhoto } from '#contracts/pictures/phone-links.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import { upload } from '#web/client/upload.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PhotoField } from '#web/ui/photo/photo-field.tsx'
import { explainUpload } from '../service/saver/explain-upload.ts'
import { phoneTexts as texts } from './phone.texts.ts'
import '../service/details/details.css'

interface Sent {
  id: string
  /** The picture in this phone's memory: the phone cannot read it back from the server. */
  src: string
}

interface PhonePhotosProps {
  link: ReplyOf<typeof linkOfPhone>
  onSent: () => void
}

/** Photographs as on the form itself, prepared in the same way; what is sent is the desk's, and cannot be changed here (EVI-08). */
export function PhonePhotos({ link, onSent }: PhonePhotosProps) {
  const { sent, remember } = useSent()
  const name = credentialTypeName(link.credentialType)
  return (
    <>
      {link.room === 0 && <Notice tone="going">{texts.full}</Notice>}
      <PhotoField<ImageView>
        id="phone-photos"
        label={texts.photosOf(name)}
        max={link.room}
        resumeKey={`phone-${link.linkId}`}
        photos={[]}
        upload={async (file, { signal, onProgress }) => {
          const image = await upload(sendPhonePhoto, { file, name: 'photo.jpg', signal, onProgress })
          remember(image.id, file)
          return image
        }}
        addressOf={({ id }) => id}
        explain={explainUpload}
        onStored={onSent}
        // What has arrived is the desk's.
        onRemove={async () => undefined}
      />
      {sent.length > 0 && (
        <div role="status">
          <p className="kj-strong">{texts.sent(sent.length)}</p>
          <ul className="kj-photos">
            {sent.map(({ id, src }, place) => (
              <li key={id} className="kj-photo">
                <img src={src} alt={texts.sentOf(place + 1)} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <p>{texts.done}</p>
    </>
  )
}

/** What this page has sent, as long as it lives. */
function useSent() {
  const [sent, setSent] = useState<readonly Sent[]>([])
  const addresses = useRef<string[]>([])
  useEffect(() => {
    const made = addresses.current
    return () => {
      for (const src of made) URL.revokeObjectURL(src)
    }
  }, [])
  const remember = (id: string, file: Blob) => {
    const src = URL.createObjectURL(file)
    addresses.current.push(src)
    setSent((before) => (before.some((one) => one.id === id) ? before : [...before, { id, src }]))
  }
  return { sent, remember }
}
