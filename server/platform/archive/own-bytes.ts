import type { Entry } from 'yauzl'
import { ArchiveFault } from './archive-fault.ts'

/** The head that stands before the bytes of each file, without the name in it (APPNOTE 4.3.7). */
const HEAD_BYTES = 30

/** Where the bytes of a file begin and end in the archive, its head included. */
export interface Place {
  start: number
  end: number
}

/** The least that a file takes of its archive. */
export function placeOf({ relativeOffsetOfLocalHeader: start, compressedSize }: Entry): Place {
  return { start, end: start + HEAD_BYTES + compressedSize }
}

/**
 * Requires that each file has bytes of its own within the archive. Ten thousand entries may name one picture, which would be decoded ten
 * thousand times.
 */
export function requireOwnBytes(places: readonly Place[], archiveBytes: number): void {
  let end = 0
  for (const place of places.toSorted((a, b) => a.start - b.start)) {
    if (place.start < end || place.end > archiveBytes) throw new ArchiveFault('truncated')
    end = place.end
  }
}
