import sharp, { type CreateRaw } from 'sharp'
import { KEPT_SIDE, MAX_PIXELS } from './limits.ts'

/** Pixels and nothing else: upright, 8 bits a colour, sRGB on white. */
export interface Decoded {
  data: Buffer
  raw: CreateRaw
}

// A decoded picture can be 120 MB: libvips keeps none of them and uses one thread for each.
sharp.cache(false)
sharp.concurrency(1)

/** The size that the header claims; undefined when it cannot be read. */
export async function readSize(bytes: Buffer): Promise<{ width: number; height: number } | undefined> {
  return unlessBroken(sharp(bytes, { limitInputPixels: false }).metadata())
}

/**
 * The whole picture, its longer side at most as long as is kept; undefined when any of it is missing or damaged. Made
 * smaller while it is decoded, so that 40 million pixels are in memory only for formats that cannot be read in rows.
 */
export async function decodePicture(bytes: Buffer): Promise<Decoded | undefined> {
  const decoded = await unlessBroken(
    sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'warning', sequentialRead: true })
      .autoOrient()
      .resize({ width: KEPT_SIDE, height: KEPT_SIDE, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .flatten({ background: '#ffffff' })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true }),
  )
  if (!decoded) return undefined
  const { width, height, channels } = decoded.info
  return { data: decoded.data, raw: { width, height, channels } }
}

/** libvips refuses what is cut short or damaged; there is nothing in its words for a candidate. */
function unlessBroken<T>(work: Promise<T>): Promise<T | undefined> {
  return work.catch(() => undefined)
}
