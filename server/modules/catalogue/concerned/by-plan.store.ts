import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { restsOf } from '#platform/sections/entries.store.ts'
import type { Row } from '#platform/sections/row.ts'
import type { Resting } from '#platform/sections/section.ts'

/**
 * Whom a change of what plans say concerns: the 准考证 that study by the plan, and their applications on which nobody has decided yet.
 * `key`: the columns that name an entry, of which school, major and version are the plan's.
 */
export function concernedByPlan(
  key: readonly string[],
): (tx: Tx, rows: readonly Row[]) => Promise<Resting[]> {
  const keyOfEntry = sql.raw(`concat_ws(' ', ${key.map((column) => `r."${column}"`).join(', ')})`)
  const columns = key.map((column) => `"${column}" text`).join(', ')
  return (tx, rows) =>
    restsOf(
      tx,
      rows,
      (records) => sql`
      select ${keyOfEntry} as key, u.what, count(*)::int as number
      from ${records(columns)} join schools s on s.code = r.school
      join majors m on m.school_id = s.id and m.code = r.major join plans p on p.major_id = m.id and p.version = r.version
      join (select plan_id, '个准考证' as what from tickets
        union all select t.plan_id, '件未办结的申请' from tickets t join applications a on a.ticket_id = t.id
          where a.state not in ('approved', 'rejected', 'withdrawn')) u on u.plan_id = p.id
      group by 1, 2 order by 1, 2`,
    )
}
