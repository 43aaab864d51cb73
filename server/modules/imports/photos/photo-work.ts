import type { Progress } from '#server/import-kind.ts'
import { UnreadableFile } from '../checking/unreadable-file.ts'
import { MAX_PIXELS } from './photo-limits.ts'

const NOTE_EVERY_FILES = 50
/** About a second's work. */
const NOTE_EVERY_PIXELS = 40_000_000
const TOO_MUCH =
  '压缩包里照片的像素加起来太多，没有读完。请把照片缩小（例如宽 480、高 640 像素），或拆成几个压缩包分别上传。'

export interface PhotoWork {
  /** Counts the pixels of a photograph that is decoded next; throws `UnreadableFile` when the archive is more work than an honest one. */
  add(pixels: number): void
  /** Says that a file is done. Whoever ends the check waits for so much work only. */
  end(done: number): Promise<void>
}

/** Bounds the work that an archive of so many files makes, and says how far it is. */
export function startPhotoWork(
  total: number,
  noteProgress: (progress: Progress) => Promise<void>,
): PhotoWork {
  let sum = 0
  let noted = { done: 0, sum: 0 }
  return {
    add(pixels) {
      sum += pixels
      if (sum > MAX_PIXELS) throw new UnreadableFile(TOO_MUCH)
    },
    async end(done) {
      if (done - noted.done < NOTE_EVERY_FILES && sum - noted.sum < NOTE_EVERY_PIXELS) return
      noted = { done, sum }
      await noteProgress({ done, total })
    },
  }
}
