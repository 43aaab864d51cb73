import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { reviewTexts } from '../reviews.texts.ts'
import { sideFit, transformOf, type ViewBox } from './view-box.ts'

interface ShownPictureProps {
  id: string
  words: string
  box: ViewBox
  onRetry: () => void
  onShown: (id: string) => void
}

/** REV-03: the picture itself, or that it did not come and a way to ask again. Keyed by the picture: its fault is its own. */
export function ShownPicture({ id, words, box, onRetry, onShown }: ShownPictureProps) {
  const image = useRef<HTMLImageElement>(null)
  const [isFailed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const draw = () => {
    // Set through the CSSOM: the policy of the page forbids style attributes.
    if (image.current) image.current.style.transform = transformOf(box, fitOf(image.current, box))
  }
  useEffect(draw)
  const retry = () => {
    setFailed(false)
    setAttempt(attempt + 1)
    onRetry()
  }
  if (isFailed)
    return (
      <div className="kj-stack">
        <p className="kj-soft">{reviewTexts.viewer.failed}</p>
        {/* The frame catches whatever is pressed in it, to draw the picture by it: the button would hear no click. */}
        <Button variant="default" onPointerDown={(event) => event.stopPropagation()} onClick={retry}>
          {uiTexts.retry}
        </Button>
      </div>
    )
  return (
    <img
      key={attempt}
      ref={image}
      src={`/api/office/images/${id}`}
      alt={words}
      draggable={false}
      onLoad={() => {
        draw()
        onShown(id)
      }}
      onError={() => setFailed(true)}
    />
  )
}

/** The picture as large as its frame shows it, whichever side is up. */
function fitOf(image: HTMLImageElement, { turn }: ViewBox): number {
  const picture = { width: image.naturalWidth, height: image.naturalHeight }
  return sideFit(turn, { picture, frame: { width: image.clientWidth, height: image.clientHeight } })
}
