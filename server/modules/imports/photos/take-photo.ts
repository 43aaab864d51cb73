import { setTimeout as pause } from 'node:timers/promises'
import type { ImageFault, Sanitised } from '#platform/images/sanitise-image.ts'
import { Overloaded } from '#platform/queue/overloaded.ts'
import { judgePixels } from '#rulebook/graduation-photo/judge-pixels.ts'
import { judgeRecordPhoto } from '#rulebook/record-photo/record-photo.ts'
import type { Adapters } from '#server/deps.ts'

export type TakenPhoto = Extract<Sanitised, { ok: true }>

/** What was found of one picture: what is wrong with it, what the officer should know, and the picture of our own encoding. */
export interface JudgedPhoto {
  problems: readonly (ImageFault | ReturnType<typeof judgeRecordPhoto>[number])[]
  notes: readonly string[]
  photo: TakenPhoto | undefined
}

const AGAIN_MS = 500
/** Shares of colours are the same in a small picture, which is looked through in the thirtieth part of the time: others wait meanwhile. */
const LOOK_SIDE = 160

/**
 * Judges one picture of an archive and encodes it anew (EVI-03). The platform of registration has judged its background by a rule of its own:
 * what does not look like a 证件照 is said, and hinders nothing.
 */
export async function judgePhoto({ images }: Pick<Adapters, 'images'>, bytes: Buffer): Promise<JudgedPhoto> {
  const photo = await patiently(() => images.sanitise(bytes))
  if (!photo.ok) return { problems: [photo.fault], notes: [], photo: undefined }
  const problems = judgeRecordPhoto(photo)
  if (problems.length > 0) return { problems, notes: [], photo: undefined }
  const opened = await patiently(() => images.open(photo.bytes, LOOK_SIDE))
  if (!opened) return { problems: ['image_broken'], notes: [], photo: undefined }
  return { problems, notes: judgePixels(opened.pixels).faults.map((fault) => `photo_${fault}`), photo }
}

/** Candidates at their pages come first: whoever reads an archive waits until there is a place. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Overloaded)) throw error
      await pause(AGAIN_MS)
    }
  }
}
