import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Box } from '#rulebook/review/marks.ts'
import { MarkBox } from '#web/ui/marked-picture.tsx'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { sideFit, transformOf, type ViewBox } from './view-box.ts'
import { viewerTexts } from './viewer.texts.ts'

interface ShownPictureProps {
  id: string
  words: string
  box: ViewBox
  /** What is marked on it, and its size as it is stored (REV-12). */
  mark?: { box: Box; size: { width: number; height: number } } | undefined
  onRetry: () => void
  onShown: (id: string) => void
}

/**
 * Shows the picture, or an error with a retry (REV-03). Callers key it by the picture, so that an error never passes to
 * the next.
 */
export function ShownPicture({ id, words, box, mark, onRetry, onShown }: ShownPictureProps) {
  const image = useRef<HTMLImageElement>(null)
  const marks = useRef<SVGSVGElement>(null)
  const [isFailed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const draw = () => {
    // The style is set through the CSSOM, because the page's security policy forbids style attributes.
    if (!image.current) return
    const transform = transformOf(box, fitOf(image.current, box))
    image.current.style.transform = transform
    if (marks.current) marks.current.style.transform = transform
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
        <p className="kj-soft">{viewerTexts.failed}</p>
        {/* The frame captures every press to drag the picture, so the button would get no click. */}
        <Button variant="default" onPointerDown={(event) => event.stopPropagation()} onClick={retry}>
          {uiTexts.retry}
        </Button>
      </div>
    )
  return (
    <>
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
      {mark && (
        <svg ref={marks} viewBox={`0 0 ${mark.size.width} ${mark.size.height}`} aria-hidden>
          <MarkBox {...mark} />
        </svg>
      )}
    </>
  )
}

/** Measures the scale at which the turned picture fits its frame. */
function fitOf(image: HTMLImageElement, { turn }: ViewBox): number {
  const picture = { width: image.naturalWidth, height: image.naturalHeight }
  return sideFit(turn, { picture, frame: { width: image.clientWidth, height: image.clientHeight } })
}
