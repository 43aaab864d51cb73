import { type Filed, markKey, marksOf, picturesIn } from '#contracts/filed.ts'
import type { MarkedPage } from '#contracts/office/review/clues.ts'
import { type ApplicationRow, openRevision, readFaults, type StepRow } from '#modules/applications/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'

/**
 * REV-12: shows what was marked the last time that the application was faulted, beside what its candidate has filed
 * since. Empty while nothing has been filed since.
 */
export async function viewMarkedPages(
  tx: Tx,
  deps: Deps,
  { row, steps, filed }: { row: ApplicationRow; steps: readonly StepRow[]; filed: Filed },
): Promise<MarkedPage[]> {
  const asked = steps.findLast(({ kind }) => kind === 'rejected' || kind === 'amendment_asked')
  if (asked === undefined || asked.revision >= row.revision) return []
  const faults = readFaults(asked.reasons)
  const marks = marksOf(faults)
  if (marks.length === 0) return []
  const { filed: before } = await openRevision(tx, deps, { ...row, revision: asked.revision })
  const now = picturesIn(filed)
  return marks.flatMap((mark) => {
    const old = picturesIn(before).find(({ images }) => images.some(({ id }) => id === mark.imageId))
    const page = old?.images.find(({ id }) => id === mark.imageId)
    if (old === undefined || page === undefined) return []
    const known = new Set(old.images.map(({ id }) => id))
    const images = now
      .filter(({ credentialId }) => credentialId === old.credentialId)
      .flatMap((one) => one.images)
    return {
      typeName: old.typeName,
      mark,
      words: faults
        .filter((one) => one.mark && markKey(one.mark) === markKey(mark))
        .map(({ words }) => words),
      before: page,
      isKept: images.some(({ id }) => id === page.id),
      after: images.filter(({ id }) => !known.has(id)),
    }
  })
}
