import {
  IconArrowLeft,
  IconArrowRight,
  IconCrop,
  IconRefresh,
  IconRotateClockwise,
  IconTrash,
  IconX,
} from '@tabler/icons-react'
import { lazy, type ReactNode, type Ref, Suspense, useRef, useState } from 'react'
import { photoTexts as texts } from './photo.texts.ts'
import { turnRight } from './prepare/edit.ts'
import type { StoredPhoto } from './queue/pending-photo.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { moved, type ShownPhoto } from './shown-photos.ts'
import type { usePhotoField } from './use-photo-field.ts'

const CropDialog = lazy(async () => ({ default: (await import('./crop-dialog.tsx')).CropDialog }))

interface PhotoActsProps<T> {
  photo: ShownPhoto<T>
  label: string
  place: number
  field: ReturnType<typeof usePhotoField<T>>
  photos: readonly StoredPhoto<T>[]
  onReorder: ((photos: readonly StoredPhoto<T>[]) => void) | undefined
  /** The photograph is gone, and the focus with it. */
  onGone: () => void
}

/** What can be done with a photograph, as it stands. */
export function PhotoActs<T>({ photo, label, place, field, photos, onReorder, onGone }: PhotoActsProps<T>) {
  const [dialog, setDialog] = useState<'crop' | 'remove'>()
  const state = photo.kind === 'pending' ? photo.pending.state.kind : 'stored'
  const isPicture = state !== 'unusable'
  const canRetry = state === 'failed' || state === 'waiting'
  const move = (step: -1 | 1) => photo.kind === 'stored' && moved(photos, photo.stored.src, step)
  const earlier = move(-1)
  const later = move(1)
  const cropButton = useRef<HTMLButtonElement>(null)
  const close = () => setDialog(undefined)
  const closeCrop = () => {
    close()
    // The dialog goes at once, and cannot give back the focus itself.
    requestAnimationFrame(() => cropButton.current?.focus())
  }
  const trouble = () => field.tell(texts.sourceFailed)
  return (
    <>
      {canRetry && (
        <Act name={texts.retryOf(place)} word={texts.retry} onAct={() => field.retry(photo.key)}>
          <IconRefresh size="1.1em" aria-hidden />
        </Act>
      )}
      {isPicture && (
        <>
          <Act
            name={texts.turnOf(place)}
            word={texts.turn}
            onAct={() => void field.edit(photo, turnRight).catch(trouble)}
          >
            <IconRotateClockwise size="1.1em" aria-hidden />
          </Act>
          <Act ref={cropButton} name={texts.cropOf(place)} word={texts.crop} onAct={() => setDialog('crop')}>
            <IconCrop size="1.1em" aria-hidden />
          </Act>
        </>
      )}
      {onReorder && earlier && (
        <Act name={texts.earlierOf(place)} word={texts.earlier} onAct={() => onReorder(earlier)}>
          <IconArrowLeft size="1.1em" aria-hidden />
        </Act>
      )}
      {onReorder && later && (
        <Act name={texts.laterOf(place)} word={texts.later} onAct={() => onReorder(later)}>
          <IconArrowRight size="1.1em" aria-hidden />
        </Act>
      )}
      <Act
        name={state === 'unusable' ? texts.dismissOf(nameOf(photo)) : texts.removeOf(place)}
        word={state === 'unusable' ? texts.dismiss : texts.remove}
        onAct={() => (state === 'unusable' ? void field.remove(photo).then(onGone) : setDialog('remove'))}
      >
        {state === 'unusable' ? <IconX size="1.1em" aria-hidden /> : <IconTrash size="1.1em" aria-hidden />}
      </Act>
      <RemoveDialog
        opened={dialog === 'remove'}
        words={texts.removalOf(label, place)}
        onRemove={() => field.remove(photo)}
        onClose={close}
        onGone={onGone}
      />
      {dialog === 'crop' && (
        <Suspense fallback={null}>
          <CropDialog
            findSource={async () => field.sourceOf(photo)}
            onCrop={(next) => {
              closeCrop()
              void field.edit(photo, () => next).catch(trouble)
            }}
            onClose={closeCrop}
          />
        </Suspense>
      )}
    </>
  )
}

function nameOf(photo: ShownPhoto<unknown>): string {
  return photo.kind === 'pending' ? photo.pending.name || texts.unnamed : texts.unnamed
}

interface ActProps {
  ref?: Ref<HTMLButtonElement>
  /** Says which photograph; begins with the word that is seen. */
  name: string
  word: string
  onAct: () => void
  children: ReactNode
}

function Act({ ref, name, word, onAct, children }: ActProps) {
  return (
    <button ref={ref} type="button" className="kj-link kj-photo-field-act" aria-label={name} onClick={onAct}>
      {children}
      {word}
    </button>
  )
}
