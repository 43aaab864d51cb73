import { sql } from 'kysely'
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

/** A batch with the rounds of 申请毕业 that belong to it. */
export type BatchOfRounds = BatchRow & { rounds: readonly string[] }

/** All batches, two a year, by the date of their diplomas. */
export const batchesByDate = sql<BatchOfRounds>`
  select b.id, b.name, b.graduates_on, b.appraisal_min, b.appraisal_max,
    array(select r.round from graduation_batch_rounds r where r.batch_id = b.id order by r.round) as rounds
  from graduation_batches b order by b.graduates_on, b.id limit 1000`
