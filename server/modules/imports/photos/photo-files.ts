import { deleteImagesOfBatch } from '#modules/evidence/public.ts'
import { provePhotos, undoPhotosOfBatch } from '#modules/registry/public.ts'
import type { Adapters } from '#server/deps.ts'
import type { ArchiveDefinition } from '#server/import-kind.ts'
import { applyPhotos } from './apply-photos.ts'
import { judgePhotos } from './judge-photos.store.ts'
import { PHOTO_COLUMNS, restoredCells, STAGED_PHOTOS } from './photo-line.ts'
import { readPhotos } from './read-photos.ts'
import { tellBrought, tellTakenBack } from './tell-owners.store.ts'

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
      const count = await applyPhotos(tx, deps, batch)
      await tellBrought(tx, { batchId: batch.id, at: batch.at })
      const proof = await provePhotos(tx, { batchId: batch.id, act: 'applied' })
      return { count, candidates: null, proof }
    },
    // A photograph that was replaced since stays replaced; nothing else builds on one.
    countDependants: async () => 0,
    async deleteBroughtIn(tx, batchId) {
      const at = deps.clock.now()
      const { count, changed } = await undoPhotosOfBatch(tx, deps, { batchId, at })
      await deleteImagesOfBatch(tx, batchId)
      await tellTakenBack(tx, { batchId, at, changed })
      return { count, proof: await provePhotos(tx, { batchId, act: 'rolled_back' }) }
    },
  }
}
