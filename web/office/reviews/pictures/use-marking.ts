import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from 'react'
import type { PictureBox } from '#contracts/filed.ts'
import { type Box, boxBetween, changedBox, isSoundBox } from '#rulebook/review/marks.ts'
import type { Picture } from './picture.ts'
import { pointOnPicture } from './picture-point.ts'
import type { ViewBox } from './view-box.ts'

/** The box that the keyboard begins with. */
const MIDDLE: Box = { x: 0.35, y: 0.4, width: 0.3, height: 0.2 }
const STEP = 0.02

interface MarkingOptions {
  picture: Picture | undefined
  view: ViewBox
  frame: RefObject<HTMLDivElement | null>
  mark: PictureBox | undefined
  /** Absent: nothing can be marked. */
  onMark: ((mark: PictureBox | undefined) => void) | undefined
}

/**
 * REV-12: draws a box on the picture, by dragging or with the arrow keys. The box is kept when the pointer is let go, or
 * by Enter; Esc leaves the picture as it was.
 */
export function useMarking({ picture, view, frame, mark, onMark }: MarkingOptions) {
  const [drawn, setDrawn] = useState<{ imageId: string; box: Box }>()
  const [isTooSmall, setTooSmall] = useState(false)
  const from = useRef<{ x: number; y: number } | undefined>(undefined)
  const id = picture?.id
  const drawing = drawn !== undefined && drawn.imageId === id ? drawn.box : undefined
  const kept = mark !== undefined && mark.imageId === id ? mark : undefined

  const change = (box: Box) => {
    if (id !== undefined) setDrawn({ imageId: id, box })
  }
  const stop = () => {
    setDrawn(undefined)
    from.current = undefined
  }
  const keep = (box: Box) => {
    if (id === undefined) return
    setTooSmall(!isSoundBox(box))
    if (!isSoundBox(box)) return change(kept ?? MIDDLE)
    onMark?.({ imageId: id, x: box.x, y: box.y, width: box.width, height: box.height })
    stop()
  }
  const pointAt = (event: PointerEvent) => {
    const place = frame.current?.getBoundingClientRect()
    const size = picture && sizeOf(picture)
    if (place === undefined || size === undefined || frame.current === null) return undefined
    const { clientWidth, clientHeight } = frame.current
    const point = {
      x: event.clientX - place.left - place.width / 2,
      y: event.clientY - place.top - place.height / 2,
    }
    return pointOnPicture(point, { picture: size, frame: { width: clientWidth, height: clientHeight }, view })
  }

  const pointer = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      from.current = pointAt(event)
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent) => {
      const to = from.current && pointAt(event)
      if (from.current && to) change(boxBetween(from.current, to))
    },
    onPointerUp: (event: PointerEvent) => {
      const to = from.current && pointAt(event)
      if (from.current && to) keep(boxBetween(from.current, to))
      from.current = undefined
    },
    onPointerCancel: stop,
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (drawing === undefined) return
    if (event.key === 'Enter') keep(drawing)
    else if (event.key === 'Escape') stop()
    else {
      const by = stepOf(event)
      if (by === undefined) return
      change(changedBox(drawing, by))
    }
    // The keys of the page would move the picture as well.
    event.preventDefault()
    event.stopPropagation()
  }
  return {
    /** The box to show: the one being drawn, or the one that is kept. */
    box: drawing ?? kept,
    isDrawing: drawing !== undefined,
    isKept: kept !== undefined,
    isTooSmall,
    begin: () => {
      setTooSmall(false)
      change(kept ?? MIDDLE)
      frame.current?.focus()
    },
    stop,
    clear: () => onMark?.(undefined),
    pointer,
    onKeyDown,
  }
}

/** The size of the picture as it is stored. */
export function sizeOf({ id, credential }: Picture): { width: number; height: number } | undefined {
  return credential.images.find((image) => image.id === id)
}

/** The arrows move the box; with Shift they move its right and lower edges. */
function stepOf({ key, shiftKey }: KeyboardEvent): Partial<Box> | undefined {
  return (shiftKey ? LARGER : MOVED).get(key)
}

const MOVED: ReadonlyMap<string, Partial<Box>> = new Map<string, Partial<Box>>([
  ['ArrowLeft', { x: -STEP }],
  ['ArrowRight', { x: STEP }],
  ['ArrowUp', { y: -STEP }],
  ['ArrowDown', { y: STEP }],
])
const LARGER: ReadonlyMap<string, Partial<Box>> = new Map<string, Partial<Box>>([
  ['ArrowLeft', { width: -STEP }],
  ['ArrowRight', { width: STEP }],
  ['ArrowUp', { height: -STEP }],
  ['ArrowDown', { height: STEP }],
])
