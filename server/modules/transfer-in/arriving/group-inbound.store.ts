import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { stagedRows } from './staged-rows.store.ts'

/**
 * Groups the staged runs by the record that they are of. The name and the facts that several runs give for one number are compared here, since
 * they may stand anywhere in the file.
 */
export async function groupStaged(tx: Tx): Promise<void> {
  await sql`
    create temporary table inbound_groups on commit drop as
    with g as (
      select key, min(no) as group_no, count(*) as runs, bool_and(is_sound) as is_sound, bool_or(is_faulty) as is_faulty, bool_or(is_twice) as is_twice
      from staged where what = 'run' group by key
    ), d as (
      select s.key from staged s join g on g.key = s.key where g.runs > 1 group by 1
      having count(distinct s.person - array['idNumberCipher', 'name']) > 1
    ), n as (
      select number_index from staged where is_sound group by 1 having min(name_alike) <> max(name_alike)
    )
    select g.group_no, g.key, g.is_sound, g.runs > 1 or g.is_twice as is_twice, d.key is not null as facts_differ,
      n.number_index is not null as has_other_name, g.is_faulty or d.key is not null or n.number_index is not null as is_faulty,
      g.is_sound and d.key is null and n.number_index is null as can_match, s.person
    from g join staged s on s.no = g.group_no and s.what = 'run' left join d on d.key = g.key left join n on n.number_index = s.number_index`.execute(
    tx,
  )
  // With all that is asked of a run again and again: `staged` holds each person's facts too, which would be read every time.
  await sql`
    create temporary table inbound_runs on commit drop as
    select s.no as run, coalesce(g.group_no, a.group_no) as group_no, s.is_sound, s.is_faulty, s.problems, s.row_nos, s.courses, s.results, s.problems_of_rows
    from staged s left join inbound_groups g on g.group_no = s.no
      left join inbound_groups a on g.group_no is null and a.is_twice and a.key = s.key
    where s.what = 'run'`.execute(tx)
  await sql`
    create temporary table inbound_courses on commit drop as
    select no, code, name, credits, cells, problems from staged where what = 'course'`.execute(tx)
  await sql`
    create temporary table inbound_results on commit drop as
    select no, outcome, mark, grade, passed_on, cells, problems from staged where what = 'result'`.execute(tx)
  // Of a record whose facts differ it is not said whose it is, nor of a number under two names.
  await sql`
    create temporary table inbound_verdicts on commit drop as
    select g.group_no, v.person_id, v.ticket_id, v.plan_id, v.problems as notes
    from inbound_groups g join staged v on v.no = g.group_no and v.what = 'verdict' where g.can_match`.execute(
    tx,
  )
  await sql`create index on inbound_groups (group_no)`.execute(tx)
  await sql`analyze inbound_runs, inbound_groups, inbound_courses, inbound_results, inbound_verdicts`.execute(
    tx,
  )
  await findTwice(tx)
}

/**
 * Courses that come twice in one record. Whether one does within a run was seen while it was read; only of such records, and of those with
 * several runs, the rows are looked at.
 */
async function findTwice(tx: Tx): Promise<void> {
  await sql`
    create temporary table inbound_twice on commit drop as
    select g.group_no, c.code from ${stagedRows(sql`(select x.run from inbound_runs x join inbound_groups g on g.group_no = x.group_no where g.is_twice)`)}
      join inbound_groups g on g.group_no = u.group_no
    where u.is_sound and c.code <> '' group by 1, 2 having count(*) > 1`.execute(tx)
  await sql`
    update inbound_groups set is_faulty = true
    where not is_faulty and group_no in (select group_no from inbound_twice)`.execute(tx)
}
