import { sql } from 'kysely'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import { restsOf } from '#platform/sections/entries.store.ts'
import type { Row } from '#platform/sections/row.ts'
import type { Resting } from '#platform/sections/section.ts'

/**
 * Whom a change of what is said about a service concerns: its applications on which nobody has decided yet, and the drafts that nobody
 * has filed. `key` names the columns of an entry's key; with a `school` only that school's count. `service`: of entries that do not name
 * theirs.
 */
export function concernedByService(
  key: readonly string[],
  service?: ServiceName,
): (tx: Tx, rows: readonly Row[]) => Promise<Resting[]> {
  const keyOfEntry = sql.raw(`concat_ws(' ', ${key.map((column) => `r."${column}"`).join(', ')})`)
  const columns = [...new Set([...key, 'service', 'school'])].map((column) => `"${column}" text`).join(', ')
  return (tx, rows) =>
    restsOf(
      tx,
      service === undefined ? rows : rows.map((row) => ({ ...row, service })),
      (records) => sql`
      select ${keyOfEntry} as key, u.what, count(*)::int as number
      from ${records(columns)} left join schools s on s.code = r.school
      join (select service, school_id, '件未办结的申请' as what from applications
          where state not in ('approved', 'rejected', 'withdrawn')
        union all select d.service, t.school_id, '份未提交的草稿' from drafts d join tickets t on t.id = d.ticket_id) u
        on u.service = r.service and (s.id is null or s.id = u.school_id)
      group by 1, 2 order by 1, 2`,
    )
}
