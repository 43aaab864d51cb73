import { GRADUATION_PHOTO } from './graduation-photo.ts'

/** A JPEG of the weight that is asked for, or why there is none. */
export type Weighed<Encoded> =
  | { kind: 'fits'; encoded: Encoded; quality: number }
  /** Too heavy even at the lowest quality that is allowed: a picture full of grain. */
  | { kind: 'too_heavy' }
  /** Too light even at full quality: a picture with hardly anything in it. */
  | { kind: 'too_light' }

const BEST_QUALITY = 100

/**
 * Finds the best quality at which a 毕业照片 weighs 20 to 40 KB, never below quality 60 (GRA-10), by halving: seven
 * encodings at most.
 */
export async function findWeight<Encoded extends { size: number }>(
  encode: (quality: number) => Promise<Encoded>,
): Promise<Weighed<Encoded>> {
  const { minBytes, maxBytes, minQuality } = GRADUATION_PHOTO
  let quality: number = minQuality
  let encoded = await encode(quality)
  if (encoded.size > maxBytes) return { kind: 'too_heavy' }
  let tooMuch = BEST_QUALITY + 1
  while (tooMuch - quality > 1) {
    const middle = Math.floor((quality + tooMuch) / 2)
    const tried = await encode(middle)
    if (tried.size <= maxBytes) [quality, encoded] = [middle, tried]
    else tooMuch = middle
  }
  return encoded.size < minBytes ? { kind: 'too_light' } : { kind: 'fits', encoded, quality }
}
