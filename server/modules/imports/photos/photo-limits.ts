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
