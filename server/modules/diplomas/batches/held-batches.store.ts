import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { restsOf } from '#platform/sections/entries.store.ts'
import type { Row } from '#platform/sections/row.ts'
import type { Resting } from '#platform/sections/section.ts'

const WORDS =
  '已有毕业申请提交，毕业日期不能再改，提交过申请的申请批次也不能去掉或换到别的毕业批次。请恢复原样。'

/**
 * Holds the batches as they are until the transaction ends. Called before a filing reads its batch, so that a load either comes
 * first and is seen, or is refused. Publications of a batch do not wait for filings.
 */
export async function holdBatches(tx: Tx): Promise<void> {
  await sql`select id from graduation_batches order by id for key share`.execute(tx)
}

/**
 * Finds the batches for which somebody has filed, and which these entries would give another date or take such a round from: what
 * was filed, audited and approved is for the date of the batch (GRA-12).
 */
export async function heldByFilings(tx: Tx, rows: readonly Row[]): Promise<Resting[]> {
  // In a statement of its own, so that the next one sees the filings for which this one has waited.
  await sql`select id from graduation_batches order by id for update`.execute(tx)
  const found = await restsOf(
    tx,
    rows,
    (records) => sql`
    select b.name as key, '' as what, 1 as number
    from ${records('name text, "graduatesOn" date, rounds text[]')} join graduation_batches b on b.name = r.name
    where exists (select from graduation_batch_rounds x
      join windows w on w.service = 'graduation' and w.round = x.round join filings f on f.window_id = w.id
      where x.batch_id = b.id and (b.graduates_on <> r."graduatesOn" or x.round <> all(r.rounds)))
    order by 1`,
  )
  return found.map(({ key }) => ({ key, words: WORDS }))
}
