/**
 * What a 毕业照片 has to be (GRA-10; 教试中心函〔2021〕125号 and the specification that goes with it): a JPEG of 480 × 640
 * pixels and 20 to 40 KB. The limits lie inside the range whether a KB is 1000 or 1024 bytes.
 */
export const GRADUATION_PHOTO = {
  width: 480,
  height: 640,
  minBytes: 20_480,
  maxBytes: 40_000,
  /** Of 100, as libjpeg counts it. */
  minQuality: 60,
  /** Dots to the inch. */
  density: 300,
} as const

/** Where the head belongs, in pixels of the finished photograph: lengths from the top edge, and a width. */
export const HEAD_GUIDES = {
  hair: { from: 50, to: 110 },
  eyes: { from: 200, to: 300 },
  face: { from: 180, to: 300 },
} as const

/** What makes a photograph unusable; each can be seen in its pixels. */
export type PhotoFault = 'grey' | 'background' | 'nobody'

/** What may be wrong with a photograph; a person decides. */
export type PhotoDoubt = 'uneven' | 'head_at_top'

export interface PhotoVerdict {
  faults: readonly PhotoFault[]
  doubts: readonly PhotoDoubt[]
}
