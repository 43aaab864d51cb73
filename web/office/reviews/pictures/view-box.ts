/** The view of a picture: enlargement, turn, and offset from the middle (in pixels of the screen). */
export interface ViewBox {
  zoom: number
  turn: 0 | 90 | 180 | 270
  x: number
  y: number
}

export type ViewAct = 'in' | 'out' | 'fit' | 'turn' | 'turnLeft' | 'left' | 'right' | 'up' | 'down'

export const FITTED: ViewBox = { zoom: 1, turn: 0, x: 0, y: 0 }

const TURNS = {
  0: { right: 90, left: 270 },
  90: { right: 180, left: 0 },
  180: { right: 270, left: 90 },
  270: { right: 0, left: 180 },
} as const

const STEP = 1.25
const MIN = 0.5
const MAX = 8
const MOVE = 80

/**
 * Applies one act to the view. Fitting keeps the turn, because a page stays upright once it is turned; turning keeps the
 * enlargement and what stands in the middle.
 */
export function look(box: ViewBox, act: ViewAct): ViewBox {
  switch (act) {
    case 'in':
      return zoomBy(box, STEP)
    case 'out':
      return zoomBy(box, 1 / STEP)
    case 'fit':
      return { ...FITTED, turn: box.turn }
    case 'turn':
      return { ...box, turn: TURNS[box.turn].right, x: 0 - box.y, y: box.x }
    case 'turnLeft':
      return { ...box, turn: TURNS[box.turn].left, x: box.y, y: 0 - box.x }
    case 'left':
      return { ...box, x: box.x + MOVE }
    case 'right':
      return { ...box, x: box.x - MOVE }
    case 'up':
      return { ...box, y: box.y + MOVE }
    case 'down':
      return { ...box, y: box.y - MOVE }
    default:
      return act satisfies never
  }
}

/** Enlarges around the middle of the visible part, which stays in place. */
export function zoomBy(box: ViewBox, factor: number): ViewBox {
  const zoom = Math.min(MAX, Math.max(MIN, box.zoom * factor))
  const ratio = zoom / box.zoom
  return { ...box, zoom, x: box.x * ratio, y: box.y * ratio }
}

/** Moves the picture by a drag of the pointer. */
export function moveBy(box: ViewBox, by: { x: number; y: number }): ViewBox {
  return { ...box, x: box.x + by.x, y: box.y + by.y }
}

interface Size {
  width: number
  height: number
}

/**
 * Computes the scale at which a picture that fits its frame upright also fits lying on its side; 1 while it is upright
 * or its size is unknown.
 */
export function sideFit(turn: ViewBox['turn'], { picture, frame }: { picture: Size; frame: Size }): number {
  if (turn % 180 === 0 || picture.width * picture.height * frame.width * frame.height === 0) return 1
  const scaleOf = (width: number, height: number) => Math.min(frame.width / width, frame.height / height)
  return scaleOf(picture.height, picture.width) / scaleOf(picture.width, picture.height)
}

/** Writes the view as a value for `element.style.transform`. */
export function transformOf({ zoom, turn, x, y }: ViewBox, fit = 1): string {
  return `translate(${Math.round(x)}px, ${Math.round(y)}px) rotate(${turn}deg) scale(${(zoom * fit).toFixed(3)})`
}
