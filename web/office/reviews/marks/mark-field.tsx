import { Button } from '@mantine/core'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { FaultMark } from '#contracts/filed.ts'
import { MarkBox } from '#web/ui/marked-picture.tsx'
import type { Picture } from '../pictures/image-viewer.tsx'
import { reviewTexts } from '../reviews.texts.ts'
import { type MarkBox as Box, boxBetween, isSeen, type Point, pressedBox } from './mark-box.ts'
import { markTexts as texts } from './marks.texts.ts'

interface MarkFieldProps {
  pictures: readonly Picture[]
  /** The picture that is on the screen when the field is opened. */
  start: number
  mark: FaultMark | undefined
  /** The box on a picture of that credential; undefined: none any more. */
  onMark: (mark: FaultMark | undefined, credentialId: string) => void
}

/** Lets a reviewer draw on a filed picture where the fault is, by pointer or by keys (REV-12). */
export function MarkField({ pictures, start, mark, onMark }: MarkFieldProps) {
  const [isOpen, setOpen] = useState(false)
  const [index, setIndex] = useState(start)
  const picture = pictures[index]
  if (!picture) return null
  if (!isOpen)
    return (
      <div>
        <Button variant="default" size="compact-md" onClick={() => setOpen(true)}>
          {texts.begin}
        </Button>
      </div>
    )
  const { credential } = picture
  const words = reviewTexts.pictureOf(credential.typeName, picture.place, credential.images.length)
  const own = mark?.imageId === picture.id ? mark : undefined
  const go = (to: number) => () => setIndex(to)
  return (
    <fieldset className="kj-marking">
      <legend>{texts.label}</legend>
      <p className="kj-soft">{texts.help}</p>
      <Drawn
        key={picture.id}
        picture={picture}
        words={words}
        mark={own}
        onMark={(box) => onMark(box && { imageId: picture.id, ...box }, credential.credentialId)}
      />
      <div className="kj-row">
        <span className="kj-soft">{words}</span>
        {pictures.length > 1 && (
          <>
            <Button variant="default" size="compact-sm" disabled={index === 0} onClick={go(index - 1)}>
              {reviewTexts.viewer.previous}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              disabled={index === pictures.length - 1}
              onClick={go(index + 1)}
            >
              {reviewTexts.viewer.next}
            </Button>
          </>
        )}
        {mark && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => onMark(undefined, credential.credentialId)}
          >
            {texts.clear}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

interface DrawnProps {
  picture: Picture
  words: string
  mark: FaultMark | undefined
  onMark: (box: Box | undefined) => void
}

function Drawn({ picture, words, mark, onMark }: DrawnProps) {
  const corner = useRef<Point>(undefined)
  const [drawing, setDrawing] = useState<Box>()
  const box = drawing ?? mark
  const begin = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    corner.current = pointAt(event)
  }
  const draw = (event: PointerEvent<HTMLElement>) => {
    if (corner.current) setDrawing(boxBetween(corner.current, pointAt(event)))
  }
  const end = () => {
    corner.current = undefined
    // A click without a drag takes nothing away and adds nothing.
    if (drawing && isSeen(drawing)) onMark(drawing)
    setDrawing(undefined)
  }
  const press = (event: KeyboardEvent) => {
    const next = pressedBox(mark, event)
    if (next === mark) return
    event.preventDefault()
    onMark(next)
  }
  return (
    // The picture stands as it was filed: a box is of the picture, not of how somebody turned it.
    <span
      className="kj-marked kj-marking-frame"
      role="application"
      aria-label={texts.frame(words, box !== undefined)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an element moved by keys must be reachable by Tab.
      tabIndex={0}
      onKeyDown={press}
      onPointerDown={begin}
      onPointerMove={draw}
      onPointerUp={end}
      onPointerCancel={() => {
        corner.current = undefined
        setDrawing(undefined)
      }}
    >
      <img src={`/api/office/images/${picture.id}`} alt={words} draggable={false} />
      {box && <MarkBox mark={box} />}
    </span>
  )
}

function pointAt({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Point {
  const { left, top, width, height } = currentTarget.getBoundingClientRect()
  return { x: ((clientX - left) / width) * 1000, y: ((clientY - top) / height) * 1000 }
}
