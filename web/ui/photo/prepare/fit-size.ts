import type { Size } from './edit.ts'

/** Draws at a size and encodes at a quality of 0 to 1. */
export type Encode<Encoded> = (size: Size, quality: number) => Promise<Encoded>

interface Fit<Encoded> {
  encoded: Encoded
  size: Size
  quality: number
}

/** More than this no reader needs: a sheet of A4 has then 270 dots to the inch. */
const MOST_PIXELS_LONG = 3200
/** Small print is still read at this; below it only quality that has become poor already gives more. */
const LEGIBLE_LONG = 1600
const BEST = 0.9
const GOOD = 0.7
const POOR = 0.5
const SMALLEST_LONG = 320

/**
 * The best encoding below `maxBytes` (EVI-02): first quality falls to good, then size to what is legible, then quality to
 * poor, and only then size again. Throws when even the smallest is too large.
 */
export async function fitSize<Encoded extends { size: number }>(
  source: Size,
  maxBytes: number,
  encode: Encode<Encoded>,
): Promise<Fit<Encoded>> {
  const fits = ({ encoded }: Fit<Encoded>) => encoded.size < maxBytes
  const attempt = async (long: number, quality: number): Promise<Fit<Encoded>> => {
    const size = scaleTo(source, long)
    return { encoded: await encode(size, quality), size, quality }
  }
  const longest = Math.max(source.width, source.height)
  let long = Math.min(longest, MOST_PIXELS_LONG)
  const first = await attempt(long, BEST)
  if (fits(first)) return first

  for (const { quality, better, least } of [
    { quality: GOOD, better: BEST, least: Math.min(long, LEGIBLE_LONG) },
    { quality: POOR, better: GOOD, least: Math.min(long, SMALLEST_LONG) },
  ]) {
    let tried = await attempt(long, quality)
    while (!fits(tried) && long > least) {
      long = Math.max(least, Math.min(long - 1, Math.floor(long * shrinking(tried.encoded.size, maxBytes))))
      tried = await attempt(long, quality)
    }
    if (fits(tried)) return refine(tried, { better, fits, attempt: (middle) => attempt(long, middle) })
  }
  throw new Error('the picture cannot be made small enough')
}

/** Bytes grow about as pixels do; a little less than asked for saves a second attempt. */
function shrinking(bytes: number, maxBytes: number): number {
  return Math.sqrt(maxBytes / bytes) * 0.97
}

interface Refinement<Found> {
  better: number
  fits: (found: Found) => boolean
  attempt: (quality: number) => Promise<Found>
}

/** Halves the way to the better quality three times; what fits last is kept. */
async function refine<Found extends { quality: number }>(
  found: Found,
  { better, fits, attempt }: Refinement<Found>,
): Promise<Found> {
  let best = found
  let tooMuch = better
  for (let step = 0; step < 3; step += 1) {
    const next = await attempt((best.quality + tooMuch) / 2)
    if (fits(next)) best = next
    else tooMuch = next.quality
  }
  return best
}

/** The size of the same proportions whose long side is `long`. */
export function scaleTo({ width, height }: Size, long: number): Size {
  const scale = long / Math.max(width, height)
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
}
