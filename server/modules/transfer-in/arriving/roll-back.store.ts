import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { untellOwners } from '../taking-in/untell-owners.store.ts'

const WHY = '此前通知您的转入档案来自一份有误的文件，已撤回。更正后的档案到达时会再通知您。'

/**
 * Counts the arrivals of a batch that cannot be taken back any more: corrected by it or since, or moved on by a person. Locks them, so that
 * nobody moves one while the batch goes.
 */
export async function countTouched(tx: Tx, batchId: string): Promise<number> {
  await sql`select from arrivals where batch_id = ${batchId} order by id for update`.execute(tx)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from arrivals a
    where a.batch_id = ${batchId} and (a.revision > 1 or a.state not in ('unmatched', 'under_review') or a.corrects is not null
      or exists (select from arrival_steps s where s.arrival_id = a.id and s.seq > 1 and (s.kind <> 'matched' or s.staff_id is not null)))`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

/** Deletes the arrivals that a batch brought and nobody has touched, and tells their owners; answers how many courses they had. */
export async function deleteUntouched(tx: Tx, batchId: string, at: Date): Promise<number> {
  const ofBatch = tx.selectFrom('arrivals').select('id').where('batch_id', '=', batchId)
  const ids = (await ofBatch.execute()).map(({ id }) => id)
  await untellOwners(tx, { ids, why: WHY, at })
  await tx.deleteFrom('arrival_candidates').where('arrival_id', 'in', ofBatch).execute()
  await tx.deleteFrom('arrival_steps').where('arrival_id', 'in', ofBatch).execute()
  const courses = await tx.deleteFrom('arrival_courses').where('arrival_id', 'in', ofBatch).executeTakeFirst()
  await tx.deleteFrom('arrivals').where('batch_id', '=', batchId).execute()
  return Number(courses.numDeletedRows)
}
