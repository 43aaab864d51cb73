import { findServiceWindow } from '#modules/windows/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { type BatchRow, findBatchFrom, findBatchOfRound } from './batch.store.ts'
import { findBatchOfApplication } from './batch-of-application.store.ts'

/** A graduation batch as other modules need it: the date of its diplomas, and how long a self-appraisal is. */
interface GraduationBatch {
  id: string
  name: string
  /** `2026-12-30` */
  graduatesOn: string
  /** Characters of the self-appraisal (GRA-05). */
  appraisal: { min: number; max: number }
}

/**
 * GRA-12: finds the batch for which a school's candidates apply at an instant. That is the batch of the window that
 * applies, the same one that the home page shows and that filing requires. When no window names a batch, it is the next
 * batch by date. Undefined when there is none.
 */
export async function findBatchFor(
  tx: Tx,
  { schoolId, at }: { schoolId: string; at: Date },
): Promise<GraduationBatch | undefined> {
  const picked = await findServiceWindow(tx, { service: 'graduation', schoolId, at })
  const ofWindow =
    picked && picked.state !== 'closed' ? await findBatchOfRound(tx, picked.window.round) : undefined
  const batch = ofWindow ?? (await findBatchFrom(tx, beijingDateOf(at)))
  return batch && viewBatch(batch)
}

/** Finds the batch of a filed application, whatever windows are open now; undefined when its window has no batch. */
export async function findBatchOf(
  tx: Tx,
  { applicationId }: { applicationId: string },
): Promise<GraduationBatch | undefined> {
  const batch = await findBatchOfApplication(tx, applicationId)
  return batch && viewBatch(batch)
}

function viewBatch(batch: BatchRow): GraduationBatch {
  return {
    id: batch.id,
    name: batch.name,
    graduatesOn: batch.graduates_on,
    appraisal: { min: batch.appraisal_min, max: batch.appraisal_max },
  }
}
