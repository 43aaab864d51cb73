import type { FaultMark } from '#contracts/filed.ts'
import { LEAST_MARK } from '#rulebook/review/places.ts'

/** A box on a picture, in thousandths of its sides (REV-12). */
export type MarkBox = Omit<FaultMark, 'imageId'>

/** A point on a picture, in thousandths of its sides; outside of it too. */
export interface Point {
  x: number
  y: number
}

/** Where a box begins that is made by keyboard. */
const FIRST: MarkBox = { left: 350, top: 400, width: 300, height: 200 }
const STEP = 25
const within = (value: number) => Math.min(1000, Math.max(0, Math.round(value)))

/** The box between two corners, cut to the picture. */
export function boxBetween(one: Point, other: Point): MarkBox {
  const [left, right] = [within(Math.min(one.x, other.x)), within(Math.max(one.x, other.x))]
  const [top, bottom] = [within(Math.min(one.y, other.y)), within(Math.max(one.y, other.y))]
  return { left, top, width: right - left, height: bottom - top }
}

/** Whether a box is large enough to be seen. */
export function isSeen({ width, height }: MarkBox): boolean {
  return width >= LEAST_MARK && height >= LEAST_MARK
}

/**
 * What a key does to a box: the arrows make one, then move it; with Shift they change its size from the right and the lower side; Delete
 * takes it away. undefined: there is none. Another key answers the box as it is.
 */
export function pressedBox(
  box: MarkBox | undefined,
  { key, shiftKey }: { key: string; shiftKey: boolean },
): MarkBox | undefined {
  if (key === 'Delete' || key === 'Backspace') return undefined
  const arrow = ARROWS[key]
  if (arrow === undefined) return box
  if (box === undefined) return FIRST
  const [x, y] = [arrow.x * STEP, arrow.y * STEP]
  return shiftKey
    ? {
        ...box,
        width: Math.min(1000 - box.left, Math.max(STEP, box.width + x)),
        height: Math.min(1000 - box.top, Math.max(STEP, box.height + y)),
      }
    : {
        ...box,
        left: Math.min(1000 - box.width, Math.max(0, box.left + x)),
        top: Math.min(1000 - box.height, Math.max(0, box.top + y)),
      }
}

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
