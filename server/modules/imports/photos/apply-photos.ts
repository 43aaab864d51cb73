import { insertImagesOfBatch } from '#modules/evidence/public.ts'
import { putPhotosOfBatch } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Adapters } from '#server/deps.ts'
import { NotApplied } from '../not-applied.ts'
import {
  changingPhotos,
  countOutdated,
  countRows,
  holdPersonsOfBatch,
  listChanges,
} from './apply-photos.store.ts'

const PAGE = 1000
const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * Makes the photographs of a batch those on record (IMP-01). Their files stand in the vault since the check, so that all there is to do is
 * rows. Throws `NotApplied` when the record has changed for somebody since.
 */
export async function applyPhotos(
  tx: Tx,
  deps: Pick<Adapters, 'cipher' | 'ids'>,
  { id, at }: { id: string; at: Date },
): Promise<number> {
  await holdPersonsOfBatch(tx, id)
  const outdated = await countOutdated(tx, { id, at })
  if (outdated > 0)
    throw new NotApplied(
      `检查之后，有 ${outdated} 名考生的照片已经更换、正在申请更正或与他人的照片相同，或已不在籍，本批次没有入库。请放弃此批次，重新上传检查。`,
    )
  await insertImagesOfBatch(tx, changingPhotos(id), { batchId: id, at })
  for (let after = NOBODY; ; ) {
    const photos = await listChanges(tx, { batchId: id, after, limit: PAGE })
    await putPhotosOfBatch(tx, deps, { batchId: id, at, photos })
    if (photos.length < PAGE) return countRows(tx, id)
    after = photos.at(-1)?.personId ?? after
  }
}
