import type { BatchPhoto, batchPhotos } from '#contracts/office/imports/photos.ts'
import type { QueryOf, ReplyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { findImage, readImage } from '#modules/evidence/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { PreparedReply } from '#platform/http/context.ts'
import type { Deps } from '#server/deps.ts'
import { requireBatchToSee } from '../../require-batch.ts'
import { isForAnother } from '../../second-officer.policy.ts'
import { countPhotos, findPhoto, hasLooked, listPhotos, type PhotoRow } from './looking.store.ts'
import { findPages } from './pages-seen.ts'
import { ON_PAGE } from './pages-to-see.rules.ts'

/**
 * IMP-01: shows whoever may apply a batch a page of its photographs beside those on record, so that the second officer agrees to what they
 * have seen (decision 0091). Who looked, and at whose, is in the trail (TRL-01). Without a page it is the first that they have yet to open.
 */
export async function lookAtPhotos(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, page: asked }: QueryOf<typeof batchPhotos> & { id: string },
): Promise<ReplyOf<typeof batchPhotos>> {
  return deps.database.transact(deadline, async (tx) => {
    const batch = await requirePhotos(tx, { id, actor })
    const { count, toSee, left } = await findPages(deps, tx, { batchId: id, actor })
    const page = Math.min(asked ?? left[0] ?? 1, Math.max(1, count))
    const shown = await listPhotos(tx, { batchId: id, page, size: ON_PAGE })
    // Whoever uploaded them may look as well, and owes nothing.
    const mayApply = !isForAnother({ kind: batch.kind, uploadedBy: batch.uploaded_by }, actor.staffId)
    await writeAudit(tx, {
      ...{ at: deps.clock.now(), actor, origin, action: 'import.view_photos' as const },
      subject: { kind: 'import_batch', id },
      new: { personIds: shown.map(({ person_id }) => person_id) },
    })
    return {
      photos: shown.map(viewPhoto),
      inAll: await countPhotos(tx, id),
      page,
      pages: count,
      toSee: mayApply ? toSee.length : 0,
      left: mayApply ? left.filter((one) => one !== page) : [],
    }
  })
}

/**
 * EVI-03: serves a photograph of a batch, or the one on record that it takes the place of, to whoever looks at its page: nobody sees one of
 * which the trail does not say so.
 */
export async function serveBatchPhoto(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { id, imageId, row }: { id: string; imageId: string; row: number },
): Promise<PreparedReply> {
  const kept = await deps.database.read(deadline, async (tx) => {
    await requirePhotos(tx, { id, actor })
    const staged = requireFound(await findPhoto(tx, { batchId: id, row, imageId }))
    const look = { staffId: actor.staffId, batchId: id, personId: staged.person_id }
    if (!(await hasLooked(tx, look))) throw new Refusal('not_found')
    return staged.is_before ? requireFound(await findImage(tx, imageId)) : staged
  })
  const { body, headers } = await readImage(deps, kept)
  // Whoever sees it again asks for its page again, which the trail has; the browser keeps none.
  return new PreparedReply(body, { ...headers, 'cache-control': 'private, no-store' })
}

/** Only what waits to be applied is looked at here; what was applied is on the candidates' records. */
async function requirePhotos(tx: Tx, { id, actor }: { id: string; actor: StaffActor }) {
  const batch = await requireBatchToSee(tx, { id, actor, grant: 'import.apply' })
  if (batch.kind !== 'candidate_photos' || batch.state !== 'checked') throw new Refusal('not_found')
  return batch
}

function viewPhoto(row: PhotoRow): BatchPhoto {
  return {
    rowNo: row.row_no,
    fileName: row.file_name,
    name: row.name,
    imageId: row.image_id,
    ...(row.before_id ? { beforeId: row.before_id } : {}),
    isUnchanged: row.is_unchanged,
  }
}
