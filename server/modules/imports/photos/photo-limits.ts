import type { ArchiveLimits } from '#platform/archive/read-archive.ts'
import { RECORD_PHOTO } from '#rulebook/record-photo/record-photo.ts'

/**
 * What an archive of photographs may hold. Photographs hardly shrink in an archive, so that an honest one of 100 MB comes out as 100 MB; of
 * files of 10 KB it has ten thousand.
 */
export const PHOTO_LIMITS: ArchiveLimits = {
  maxEntries: 10_000,
  maxFileBytes: RECORD_PHOTO.maxBytes,
  maxInflatedBytes: 300_000_000,
}

/**
 * How many pixels all photographs of an archive may have together: ten thousand of 600 × 800. A picture of few colours has forty million in some
 * kilobytes, and ten thousand of them would keep the machine at work for hours.
 */
export const MAX_PIXELS = 5_000_000_000
