import { deleteImagesOfBatch } from '#modules/evidence/public.ts'
import { undoPhotosOfBatch } from '#modules/registry/public.ts'
import type { Adapters } from '#server/deps.ts'
import type { ArchiveDefinition } from '#server/import-kind.ts'
import { applyPhotos } from './apply-photos.ts'
import { judgePhotos } from './judge-photos.store.ts'
import { PHOTO_COLUMNS, restoredCells, STAGED_PHOTOS } from './photo-line.ts'
import { readPhotos } from './read-photos.ts'

type Deps = Pick<Adapters, 'cipher' | 'clock' | 'ids' | 'images' | 'random' | 'vault'>

/** Archives of candidates' photographs (IMP-01, PRF-01). */
export function photoFiles(deps: Deps): ArchiveDefinition {
  return {
    format: 'archive',
    columns: PHOTO_COLUMNS,
    staged: STAGED_PHOTOS,
    readArchive: (path, noteProgress) => readPhotos(deps, path, noteProgress),
    restoreCells: (row) => restoredCells(deps, row),
    judge: judgePhotos,
    async apply(tx, batch) {
      return { count: await applyPhotos(tx, deps, batch), candidates: null }
    },
    // A photograph that was replaced since stays replaced; nothing else builds on one.
    countDependants: async () => 0,
    async deleteBroughtIn(tx, batchId) {
      const undone = await undoPhotosOfBatch(tx, deps, { batchId, at: deps.clock.now() })
      await deleteImagesOfBatch(tx, batchId)
      return undone
    },
  }
}
