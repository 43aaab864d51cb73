import { useState } from 'react'
import { type ImageView, ownImage } from '#contracts/evidence.ts'
import { addressOf } from '#web/client/address.ts'
import { Modal } from '#web/ui/modal/modal.tsx'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { detailsTexts as texts } from '../service/details/details.texts.ts'
import '../service/details/details.css'

/** Shows photographs as small pictures that enlarge on a click. */
export function PhotoStrip({ images, subject }: { images: readonly ImageView[]; subject: string }) {
  const [chosen, setChosen] = useState<number>()
  if (images.length === 0) return <p className="kj-soft">{texts.noPhotos}</p>
  const large = chosen === undefined ? undefined : images[chosen]
  return (
    <>
      <ul className="kj-photos">
        {images.map((image, index) => (
          <li key={image.id}>
            <button
              type="button"
              className="kj-photo"
              aria-label={texts.enlarge(index + 1, subject)}
              onClick={() => setChosen(index)}
            >
              <img
                src={addressOfImage(image.id)}
                width={image.width}
                height={image.height}
                alt=""
                loading="lazy"
              />
            </button>
          </li>
        ))}
      </ul>
      <Modal
        opened={large !== undefined}
        onClose={() => setChosen(undefined)}
        title={texts.photoOf((chosen ?? 0) + 1, subject)}
        size="xl"
        closeButtonProps={{ 'aria-label': uiTexts.close }}
        transitionProps={{ exitDuration: 0 }}
      >
        {large !== undefined && (
          <img
            className="kj-photo-large"
            src={addressOfImage(large.id)}
            width={large.width}
            height={large.height}
            alt={texts.photoOf((chosen ?? 0) + 1, subject)}
          />
        )}
      </Modal>
    </>
  )
}

/** The address of one of the person's own photographs. */
export function addressOfImage(id: string): string {
  return addressOf(ownImage, { params: { id } })
}
