import { drawFrame } from './draw-frame.ts'
import { type Edit, frameOf, type Size } from './edit.ts'
import { fitSize, scaleTo } from './fit-size.ts'
import { glareShare, type Pixels, sharpness } from './pixel-checks.ts'

/** A possible fault of a photograph. It is shown, and never blocks the upload (EVI-02). */
export type PhotoWarning = 'blank' | 'blurred' | 'glare' | 'small'

export interface PreparedPhoto extends Size {
  blob: Blob
  warnings: readonly PhotoWarning[]
}

export interface PhotoTarget {
  edit: Edit
  maxBytes: number
}

/** The browser cannot read the file as a picture. */
export class UndecodableError extends Error {}

const SMALL_SHORT = 800
const CHECKED_LONG = 1600
const GLARE_LONG = 320
/** Found by blurring print of 24 and 160 pixels in pictures of 12 megapixels: below it small print is not read. */
const BLURRED = 0.5
const GLARING = 0.01

/**
 * From any file to an upright JPEG below the limit, on white, without metadata. Runs in a worker or in the page; between
 * its steps the page may breathe.
 */
export async function developPhoto(source: Blob, { edit, maxBytes }: PhotoTarget): Promise<PreparedPhoto> {
  const bitmap = await decode(source)
  try {
    const frame = frameOf(bitmap, edit)
    const draw = (size: Size) => drawFrame(bitmap, { edit, frame, size })
    let drawn: { size: Size; canvas: ReturnType<typeof draw> } | undefined
    const { encoded, size } = await fitSize(frame, maxBytes, async (target, quality) => {
      await breathe()
      if (drawn?.size.width !== target.width) drawn = { size: target, canvas: draw(target) }
      return drawn.canvas.toJpeg(quality)
    })
    const pixels = (long: number): Pixels => {
      const checked = scaleTo(frame, Math.min(long, Math.max(frame.width, frame.height)))
      return draw(checked).context.getImageData(0, 0, checked.width, checked.height)
    }
    await breathe()
    const sharp = sharpness(pixels(CHECKED_LONG))
    await breathe()
    const glare = glareShare(pixels(GLARE_LONG))
    const warnings: PhotoWarning[] = []
    if (sharp === undefined) warnings.push('blank')
    else if (sharp < BLURRED) warnings.push('blurred')
    if (glare > GLARING) warnings.push('glare')
    if (Math.min(frame.width, frame.height) < SMALL_SHORT) warnings.push('small')
    return { blob: encoded, ...size, warnings }
  } finally {
    bitmap.close()
  }
}

async function decode(source: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(source, { imageOrientation: 'from-image' })
  } catch {
    throw new UndecodableError()
  }
}

function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
