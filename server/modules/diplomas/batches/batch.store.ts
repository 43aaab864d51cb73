import type { Tx } from '#platform/db/database.ts'

export interface BatchRow {
  id: string
  name: string
  graduates_on: string
  appraisal_min: number
  appraisal_max: number
}

const batches = (tx: Tx) =>
  tx
    .selectFrom('graduation_batches')
    .select([
      'graduation_batches.id',
      'graduation_batches.name',
      'graduation_batches.graduates_on',
      'graduation_batches.appraisal_min',
      'graduation_batches.appraisal_max',
    ])

/** Lists all batches, the newest first. */
export async function listBatches(tx: Tx): Promise<BatchRow[]> {
  return batches(tx).orderBy('graduates_on', 'desc').orderBy('id').limit(100).execute()
}

/** Finds a batch by its id. */
export async function findBatch(tx: Tx, id: string): Promise<BatchRow | undefined> {
  return batches(tx).where('graduation_batches.id', '=', id).executeTakeFirst()
}

/**
 * Finds a batch and locks it until the transaction ends: proposals, approvals and numbers of one batch happen one after
 * the other.
 */
export async function lockBatch(tx: Tx, id: string): Promise<BatchRow | undefined> {
  return batches(tx).where('graduation_batches.id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

/** Finds the batch to which a round of 申请毕业 belongs. */
export async function findBatchOfRound(tx: Tx, round: string): Promise<BatchRow | undefined> {
  return batches(tx)
    .innerJoin('graduation_batch_rounds as r', 'r.batch_id', 'graduation_batches.id')
    .where('r.round', '=', round)
    .executeTakeFirst()
}

/** Finds the first batch whose diplomas are dated on that day or later. */
export async function findBatchFrom(tx: Tx, day: string): Promise<BatchRow | undefined> {
  return batches(tx)
    .where('graduates_on', '>=', day)
    .orderBy('graduates_on')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}
