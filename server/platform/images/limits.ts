/** What a picture may weigh, as it comes and as it is kept (EVI-02). */
export const MAX_BYTES = 1_048_576
/** What a header may claim before anything is decoded: security #43. */
export const MAX_PIXELS = 40_000_000
const MAX_SIDE = 12_000
/** Below this no print can be read. */
export const MIN_SIDE = 200
/** An A4 page at 350 dots an inch, more than a print shows; a longer side is made shorter. */
export const KEPT_SIDE = 4096

/** Whether a picture of this size would cost too much to decode. */
export function hasTooManyPixels(width: number, height: number): boolean {
  return width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS
}
