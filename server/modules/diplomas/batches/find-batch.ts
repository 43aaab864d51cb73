import { type ServiceWindow, windowsOfSchool } from '#modules/windows/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { askTogether, type Question } from '#platform/db/question.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { type BatchOfRounds, type BatchRow, batchesByDate } from './batch.store.ts'
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

/** Answers the batch for which candidates apply whom a window of 申请毕业 serves, or whom none serves. */
type BatchAhead = (window: ServiceWindow | undefined) => GraduationBatch | undefined

/**
 * GRA-12: asks for the batches, and answers the one for which candidates apply at an instant. That is the batch of the window that
 * applies, the same one that the home page shows and that filing requires. When no window names a batch, it is the next
 * batch by date. Undefined when there is none.
 */
export function batchesAhead(at: Date): Question<BatchOfRounds, BatchAhead> {
  const today = beijingDateOf(at)
  const answer = (batches: readonly BatchOfRounds[]) => (picked: ServiceWindow | undefined) => {
    const round = picked && picked.state !== 'closed' ? picked.window.round : undefined
    const ofWindow = batches.find(({ rounds }) => round !== undefined && rounds.includes(round))
    const batch = ofWindow ?? batches.find(({ graduates_on: graduatesOn }) => graduatesOn >= today)
    return batch && viewBatch(batch)
  }
  return { rows: batchesByDate, answer }
}

/** Finds that batch for a school's candidates. */
export async function findBatchFor(
  tx: Tx,
  { schoolId, at }: { schoolId: string; at: Date },
): Promise<GraduationBatch | undefined> {
  const { windowOf, batchAhead } = await askTogether(tx, {
    windowOf: windowsOfSchool({ services: ['graduation'], schoolId, at }),
    batchAhead: batchesAhead(at),
  })
  return batchAhead(windowOf('graduation'))
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
