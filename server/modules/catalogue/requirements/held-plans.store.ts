import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { restsOf } from '#platform/sections/entries.store.ts'
import type { Row } from '#platform/sections/row.ts'
import type { Resting } from '#platform/sections/section.ts'

const WORDS =
  '属于已有毕业申请依据的计划版本，毕业要求不能再改。请恢复原样；确需改动的，请新增一个计划版本，并在 plan-transitions.csv 里写明谁用新版本。'

/**
 * Holds a version of a plan as it is: an application for graduation rests on it from now on. Called before the plan is read, in the
 * transaction of filing, so that a load either comes first and is seen, or is refused.
 */
export async function relyOnPlan(tx: Tx, planId: string, at: Date): Promise<void> {
  await sql`update plans set relied_on_at = ${at} where id = ${planId} and relied_on_at is null`.execute(tx)
}

/** Finds which of these entries belong to a version that applications rest on; the versions stay locked until the load ends. */
export async function heldByApplications(
  tx: Tx,
  rows: readonly Row[],
  key: readonly string[],
): Promise<Resting[]> {
  const columns = key.map((column) => `"${column}" text`).join(', ')
  const keyOf = sql.raw(`concat_ws(' ', ${key.map((column) => `r."${column}"`).join(', ')})`)
  // Materialized, because every version has to be locked, and not only those that are relied on already.
  const relied = await restsOf(
    tx,
    rows,
    (records) => sql`
    with locked as materialized (
      select ${keyOf} as key, p.relied_on_at from ${records(columns)} join schools s on s.code = r.school
      join majors m on m.school_id = s.id and m.code = r.major join plans p on p.major_id = m.id and p.version = r.version
      for update of p)
    select key, '' as what, 1 as number from locked where relied_on_at is not null order by key`,
  )
  return relied.map(({ key: name }) => ({ key: name, words: WORDS }))
}
