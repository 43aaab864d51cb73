/**
 * What a photograph of a candidate has to be that comes in with others as a file (IMP-01). The platform of registration has judged it by its
 * own rule, and rules differ by province and year (480 × 640, 480 × 720, 240 × 320, 358 × 441 of the card): what is asked here is that it is
 * a portrait, and large enough to be printed.
 */
export const RECORD_PHOTO = {
  minWidth: 240,
  minHeight: 320,
  /** Width by height: between a narrow 3:5 and the portrait of the card. */
  narrowest: 0.6,
  widest: 0.85,
  /** As for every picture that is taken in (EVI-02). */
  maxBytes: 1_048_576,
} as const

/** Why a picture of that size is no photograph of a candidate. */
export type RecordPhotoFault = 'photo_small' | 'photo_shape'

/** Judges the size of a picture, upright. */
export function judgeRecordPhoto({ width, height }: { width: number; height: number }): RecordPhotoFault[] {
  const { minWidth, minHeight, narrowest, widest } = RECORD_PHOTO
  const proportion = width / height
  return [
    ...(width < minWidth || height < minHeight ? ['photo_small' as const] : []),
    ...(proportion < narrowest || proportion > widest ? ['photo_shape' as const] : []),
  ]
}
