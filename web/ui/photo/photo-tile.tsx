import { IconPhoto } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Modal } from '#web/ui/modal/modal.tsx'
import { uiTexts } from '../ui.texts.ts'
import { photoTexts as texts } from './photo.texts.ts'
import { PhotoStatus } from './photo-status.tsx'
import { preparedOf } from './queue/pending-photo.ts'
import { isUnusable, type ShownPhoto } from './shown-photos.ts'
import { useObjectUrl } from './use-object-url.ts'
import type { PhotoMemory } from './use-photo-field.ts'

interface PhotoTileProps<T> {
  photo: ShownPhoto<T>
  label: string
  place: number
  memory: PhotoMemory | undefined
  /** What can be done with it. */
  children: ReactNode
}

/** One photograph: seen small, larger at a touch, with how it stands in words. */
export function PhotoTile<T>({ photo, label, place, memory, children }: PhotoTileProps<T>) {
  const [isLarge, setLarge] = useState(false)
  const local = useObjectUrl(photo.kind === 'pending' ? preparedOf(photo.pending)?.blob : undefined)
  const src = photo.kind === 'stored' ? photo.stored.src : local
  const unusableName =
    photo.kind === 'pending' && isUnusable(photo) ? photo.pending.name || texts.unnamed : undefined
  const alt = texts.photoOf(label, place)
  return (
    <li className="kj-photo-field-tile">
      {src === undefined ? (
        <span className="kj-photo-field-picture">
          <IconPhoto size="2em" aria-hidden />
        </span>
      ) : (
        <button
          type="button"
          className="kj-photo-field-picture"
          aria-label={texts.enlarge(place)}
          onClick={() => setLarge(true)}
        >
          <img src={src} alt="" />
        </button>
      )}
      <div className="kj-photo-field-words">
        <p className="kj-strong">{unusableName ?? texts.place(place)}</p>
        <PhotoStatus photo={photo} place={place} memory={memory} />
      </div>
      <div className="kj-photo-field-acts">{children}</div>
      <Modal
        opened={isLarge && src !== undefined}
        onClose={() => setLarge(false)}
        title={alt}
        size="xl"
        closeButtonProps={{ 'aria-label': uiTexts.close }}
        transitionProps={{ exitDuration: 0 }}
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it */}
        <section className="kj-photo-field-large" aria-label={alt} tabIndex={0}>
          <img src={src} alt={alt} />
        </section>
      </Modal>
    </li>
  )
}
