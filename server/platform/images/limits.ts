/** What a picture may weigh, as it comes and as it is kept (EVI-02). */
export const MAX_BYTES = 1_048_576
/** What a header may claim before anything is decoded: security #43. */
export const MAX_PIXELS = 40_000_000
const MAX_SIDE = 12_000
/** What a decoder may hold of a picture that comes in passes over its whole face: 20 million pixels of a progressive JPEG. */
const MAX_WHOLE_BYTES = 120_000_000
/** Below this no print can be read. */
export const MIN_SIDE = 200
/** An A4 page at 350 dots an inch, more than a print shows; a longer side is made shorter. */
export const KEPT_SIDE = 4096
/** As many pixels as such a page has: a long screenshot may spread them over its length, so that its print stays legible. */
const KEPT_PIXELS = 4096 * 2896
/** From this proportion on, a picture is a strip. */
const STRIP = 2.5

/** What a header claims. */
export interface ClaimedSize {
  width: number
  height: number
  /** What its decoder holds at once; 0 when it can be read row by row. */
  wholeBytes: number
}

/** The longer side that a picture of this size is kept with at most. */
export function keptSide({ width, height }: Pick<ClaimedSize, 'width' | 'height'>): number {
  const proportion = Math.max(width, height) / Math.min(width, height)
  if (proportion <= STRIP) return KEPT_SIDE
  return Math.min(MAX_SIDE, Math.floor(Math.sqrt(KEPT_PIXELS * proportion)))
}

/** Whether a picture of this size would cost too much to decode. */
export function hasTooManyPixels(width: number, height: number): boolean {
  return width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS
}

/** Whether a picture would cost too much to decode, by its size and by the way it is stored. */
export function costsTooMuch({ width, height, wholeBytes }: ClaimedSize): boolean {
  return hasTooManyPixels(width, height) || wholeBytes > MAX_WHOLE_BYTES
}

/** The pixels that a picture counts for while it is at work: what is held whole counts by its bytes, so that the largest of it goes alone. */
export function pixelsAtWork({ width, height, wholeBytes }: ClaimedSize): number {
  return Math.max(width * height, Math.ceil((wholeBytes / MAX_WHOLE_BYTES) * MAX_PIXELS))
}
