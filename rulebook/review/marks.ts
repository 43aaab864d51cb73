/** A box on a picture, in shares of its width and height. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A box with a shorter side than this shows nobody what is meant. */
const MIN_SIDE = 0.02

/** What a share can be off by after it was written with six digits. */
const ROUNDING = 1e-6

/** REV-12: whether a box lies on its picture and is large enough to be seen. The screen keeps to it, the server refuses. */
export function isSoundBox({ x, y, width, height }: Box): boolean {
  const isInside = x >= 0 && y >= 0 && x + width <= 1 + ROUNDING && y + height <= 1 + ROUNDING
  return isInside && Math.min(width, height) >= MIN_SIDE - ROUNDING
}

/** REV-12: the box between two points; points beside the picture count as its edge. */
export function boxBetween(one: { x: number; y: number }, other: { x: number; y: number }): Box {
  const [left, right] = [one.x, other.x].map(onPicture).toSorted((a, b) => a - b)
  const [top, bottom] = [one.y, other.y].map(onPicture).toSorted((a, b) => a - b)
  const at = { x: left ?? 0, y: top ?? 0 }
  return { ...at, width: short((right ?? 0) - at.x), height: short((bottom ?? 0) - at.y) }
}

/** REV-12: the box moved and made larger or smaller, always on the picture and never too small to be seen. */
export function changedBox(box: Box, by: Partial<Box>): Box {
  const width = between(box.width + (by.width ?? 0), MIN_SIDE, 1)
  const height = between(box.height + (by.height ?? 0), MIN_SIDE, 1)
  const x = between(box.x + (by.x ?? 0), 0, 1 - width)
  const y = between(box.y + (by.y ?? 0), 0, 1 - height)
  return { x: short(x), y: short(y), width: short(width), height: short(height) }
}

function onPicture(share: number): number {
  return short(between(share, 0, 1))
}

function between(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

/** Six digits are a thousandth of a pixel, and leave nothing of binary fractions. */
function short(share: number): number {
  return Math.round(share * 1e6) / 1e6
}
