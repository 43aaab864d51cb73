import { findWeight } from '#rulebook/graduation-photo/find-weight.ts'
import { GRADUATION_PHOTO, type PhotoVerdict } from '#rulebook/graduation-photo/graduation-photo.ts'
import { judgePixels } from '#rulebook/graduation-photo/judge-pixels.ts'
import { drawFrame } from '../prepare/draw-frame.ts'
import { type Edit, frameOf } from '../prepare/edit.ts'

/** A photograph of 480 × 640, with what its pixels show; `photo` only when it may be used (GRA-10). */
export interface Portrait extends PhotoVerdict {
  /** To be looked at. */
  preview: Blob
  outcome: { kind: 'fits'; photo: Blob } | { kind: 'too_heavy' } | { kind: 'too_light' } | { kind: 'faulty' }
}

const PREVIEW_QUALITY = 0.9

/** Draws the chosen part at 480 × 640, judges it, and finds the quality at which it weighs 20 to 40 KB. */
export async function developPortrait(source: Blob, edit: Edit): Promise<Portrait> {
  const bitmap = await createImageBitmap(source, { imageOrientation: 'from-image' })
  try {
    const { width, height } = GRADUATION_PHOTO
    const canvas = drawFrame(bitmap, { edit, frame: frameOf(bitmap, edit), size: { width, height } })
    const { data } = canvas.context.getImageData(0, 0, width, height)
    const verdict = judgePixels({ width, height, channels: 4, data })
    const preview = await canvas.toJpeg(PREVIEW_QUALITY)
    if (verdict.faults.length > 0) return { ...verdict, preview, outcome: { kind: 'faulty' } }
    const weighed = await findWeight((quality) => canvas.toJpeg(quality / 100))
    if (weighed.kind !== 'fits') return { ...verdict, preview, outcome: weighed }
    return { ...verdict, preview: weighed.encoded, outcome: { kind: 'fits', photo: weighed.encoded } }
  } finally {
    bitmap.close()
  }
}
