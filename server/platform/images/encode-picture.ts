import sharp from 'sharp'
import type { Decoded } from './decode-picture.ts'
import { MAX_BYTES } from './limits.ts'

const QUALITIES = [88, 82, 75, 65, 50, 35]

/**
 * A plain JPEG below the limit, in the best quality that fits and that its own (`cameIn`) justifies; when none does, a smaller picture. What came in below the
 * limit is never too large: a dithered scan weighs ten times more as JPEG than as PNG, and that is not its owner's fault.
 */
export async function encodePicture(
  decoded: Decoded,
  cameIn: number | undefined,
): Promise<{ bytes: Buffer; width: number; height: number }> {
  const first = firstStep(cameIn)
  const longest = Math.max(decoded.raw.width, decoded.raw.height)
  for (let side = longest; ; side *= 0.75) {
    for (let step = first; step < QUALITIES.length; ) {
      const { data: bytes, info } = await jpegOf(decoded, Math.round(side), QUALITIES[step] ?? 0)
      // No quality makes it four times lighter: less of it will.
      if (bytes.length > 4 * MAX_BYTES) break
      if (bytes.length <= MAX_BYTES) return { bytes, width: info.width, height: info.height }
      // One step of quality saves a quarter at most: what is far too heavy is not tried in vain.
      step += bytes.length > 1.35 * MAX_BYTES ? 2 : 1
    }
  }
}

/** The lowest quality that is not below the one it came in with: a better one is heavier and shows nothing more. */
function firstStep(cameIn: number | undefined): number {
  const worse = QUALITIES.findIndex((quality) => quality < (cameIn ?? 100))
  return Math.max(0, (worse === -1 ? QUALITIES.length : worse) - 1)
}

function jpegOf({ data, raw }: Decoded, side: number, quality: number) {
  // Small print is lost first where colours are halved.
  const chromaSubsampling = quality > 60 ? '4:4:4' : '4:2:0'
  return sharp(data, { raw })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality, chromaSubsampling, progressive: false })
    .toBuffer({ resolveWithObject: true })
}
