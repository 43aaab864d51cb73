import type { Size } from './edit.ts'

/** Draws at a size and encodes at a quality of 0 to 1. */
export type Encode<Encoded> = (size: Size, quality: number) => Promise<Encoded>

interface Fit<Encoded> {
  encoded: Encoded
  size: Size
  quality: number
}

/** A strip of a picture, such as a long screenshot, whose print would be too small to read once it fits. */
export class TooLongError extends Error {}

/** More than this no reader needs: a sheet of A4 has then 270 dots to the inch. */
const MOST_LONG = 3200
/** As many pixels as a photograph of that size has; a long screenshot may spread them over its length. */
const MOST_PIXELS = 3200 * 2400
/** The server refuses a longer side. */
const LONGEST = 12_000
/** A sheet of A4 at 200 dots to the inch: print is as legible as at more, and a slow line brings it home in half the time. */
const AMPLE_LONG = 2400
const AMPLE_BYTES = 600 * 1024
/** Small print is still read at this; below it only quality that has become poor already gives more. */
const LEGIBLE_LONG = 1600
/** The width at which the print of a phone's screen is still read. */
const LEGIBLE_SHORT = 720
/** From this proportion on, a picture is a strip. */
const STRIP = 2.5
const BEST = 0.9
const GOOD = 0.7
const POOR = 0.5
const SMALLEST_LONG = 320

/**
 * The best encoding below `maxBytes` (EVI-02), about 600 kB where that is as legible: first quality falls to good, then size to
 * what is legible, then quality to poor, and only then size again. A strip keeps the width at which it is read: it throws
 * `TooLongError` where that is impossible. Throws when even the smallest is too large.
 */
export async function fitSize<Encoded extends { size: number }>(
  source: Size,
  maxBytes: number,
  encode: Encode<Encoded>,
): Promise<Fit<Encoded>> {
  const attempt = async (long: number, quality: number): Promise<Fit<Encoded>> => {
    const size = scaleTo(source, long)
    return { encoded: await encode(size, quality), size, quality }
  }
  const { most, least } = boundsOf(source)
  const ample = Math.min(AMPLE_BYTES, maxBytes)
  const first = await attempt(most, BEST)
  if (first.encoded.size < ample) return first

  const phases = [
    {
      limit: ample,
      quality: GOOD,
      better: BEST,
      from: most,
      least: Math.min(most, Math.max(AMPLE_LONG, least)),
    },
    {
      limit: maxBytes,
      quality: GOOD,
      better: BEST,
      from: most,
      least: Math.min(most, Math.max(LEGIBLE_LONG, least)),
    },
    {
      limit: maxBytes,
      quality: POOR,
      better: GOOD,
      from: Math.max(LEGIBLE_LONG, least),
      least: Math.max(SMALLEST_LONG, least),
    },
  ]
  for (const { limit, quality, better, from, least: end } of phases) {
    const fits = ({ encoded }: Fit<Encoded>) => encoded.size < limit
    let long = Math.min(most, from)
    let tried = await attempt(long, quality)
    while (!fits(tried) && long > end) {
      long = Math.max(end, Math.min(long - 1, Math.floor(long * shrinking(tried.encoded.size, limit))))
      tried = await attempt(long, quality)
    }
    if (fits(tried)) return refine(tried, { better, fits, attempt: (middle) => attempt(long, middle) })
  }
  if (isStrip(source)) throw new TooLongError()
  throw new Error('the picture cannot be made small enough')
}

/** The longest side that is of use, and the shortest at which a strip is read; of other shapes any is better than none. */
function boundsOf(source: Size): { most: number; least: number } {
  const longest = Math.max(source.width, source.height)
  const shortest = Math.min(source.width, source.height)
  const proportion = longest / shortest
  const most = Math.min(
    longest,
    LONGEST,
    Math.max(MOST_LONG, Math.floor(Math.sqrt(MOST_PIXELS * proportion))),
  )
  if (!isStrip(source)) return { most, least: 0 }
  const least = Math.ceil(Math.min(shortest, LEGIBLE_SHORT) * proportion)
  if (least > most) throw new TooLongError()
  return { most, least }
}

function isStrip({ width, height }: Size): boolean {
  return Math.max(width, height) > STRIP * Math.min(width, height)
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
