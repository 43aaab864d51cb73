import type { ReactNode } from 'react'
import type { CredentialView } from '#contracts/evidence.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PortraitField } from '#web/ui/photo/portrait/portrait-field.tsx'
import { explainUpload } from '../service/saver/explain-upload.ts'
import { addressOfImage } from './photo-strip.tsx'
import { useSendPortrait } from './use-send-portrait.ts'

interface PortraitCardProps {
  /** The type of the wallet's entry that holds the photograph. */
  type: string
  /** The form's own entry; undefined: none yet. */
  photoId: string | undefined
  credentials: readonly CredentialView[]
  words: { lead: string; label: string; description: string; missing: string; gone: string }
  isChecked: boolean
  onStored: (photoId: string) => void
  /** What else can be done while there is no photograph. */
  children?: ReactNode
}

/** The one portrait of a form: framed by guides and checked as a 毕业照片 is, and kept in the wallet (GRA-10). */
export function PortraitCard(props: PortraitCardProps) {
  const { type, photoId, credentials, words, isChecked, onStored, children } = props
  const own = credentials.find(({ id }) => id === photoId)
  const image = own?.images.at(-1)
  const send = useSendPortrait({ type, own, onStored })
  return (
    <>
      {photoId !== undefined && own === undefined && <Notice tone="must">{words.gone}</Notice>}
      <div className="kj-card">
        <p>{words.lead}</p>
        <PortraitField
          id="photo"
          label={words.label}
          description={words.description}
          error={isChecked && image === undefined ? words.missing : null}
          stored={image && addressOfImage(image.id)}
          send={send}
          explain={explainUpload}
        />
        {image === undefined && children}
      </div>
    </>
  )
}
