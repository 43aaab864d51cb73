import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { MatchReason } from './matching/decide-match.rules.ts'
import type { InboundPerson } from './reading/read-inbound-person.ts'
import { stagedRows } from './staged-rows.store.ts'

/** One person's record in a file: all rows that say the same person, wherever in the file they stand. */
export interface InboundGroup {
  groupNo: number
  person: InboundPerson
}

/** What the check found out about one record. */
export interface GroupVerdict {
  groupNo: number
  personId: string | undefined
  ticketId: string | undefined
  planId: string | undefined
  notes: readonly (`person_${'matched' | 'undecided' | 'unknown'}` | `undecided:${MatchReason}`)[]
}

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
  await sql`
    create temporary table inbound_runs on commit drop as
    select s.no as run, g.group_no from staged s join inbound_groups g on g.key = s.key where s.what = 'run'`.execute(
    tx,
  )
  await sql`
    create temporary table inbound_courses on commit drop as
    select no, code, name, credits, cells, problems from staged where what = 'course'`.execute(tx)
  await sql`
    create temporary table inbound_results on commit drop as
    select no, outcome, mark, grade, passed_on, cells, problems from staged where what = 'result'`.execute(tx)
  await sql`
    create temporary table inbound_verdicts (group_no integer primary key, person_id uuid, ticket_id uuid, plan_id uuid, notes text[])
    on commit drop`.execute(tx)
  await sql`create index on inbound_groups (group_no)`.execute(tx)
  await sql`analyze inbound_runs, inbound_groups, inbound_courses, inbound_results`.execute(tx)
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

/** The next records whose persons are to be matched, after one of them. */
export async function nextGroups(tx: Tx, page: { after: number; limit: number }): Promise<InboundGroup[]> {
  const { rows } = await sql<InboundGroup>`
    select group_no as "groupNo", person from inbound_groups where can_match and group_no > ${page.after}
    order by group_no limit ${page.limit}`.execute(tx)
  return rows
}

/** Notes whose each record is. */
export async function noteVerdicts(tx: Tx, verdicts: readonly GroupVerdict[]): Promise<void> {
  const each = <T>(read: (verdict: GroupVerdict) => T) => verdicts.map(read)
  await sql`
    insert into inbound_verdicts (group_no, person_id, ticket_id, plan_id, notes)
    select v.group_no, v.person_id, v.ticket_id, v.plan_id, string_to_array(v.notes, ' ')
    from unnest(${each(({ groupNo }) => groupNo)}::integer[], ${each(({ personId }) => personId ?? null)}::uuid[],
      ${each(({ ticketId }) => ticketId ?? null)}::uuid[], ${each(({ planId }) => planId ?? null)}::uuid[],
      ${each(({ notes }) => notes.join(' '))}::text[]) as v(group_no, person_id, ticket_id, plan_id, notes)`.execute(
    tx,
  )
}

/** Counts the verdicts for the planner, which would sort the rows of the whole file to find a few of them. */
export async function analyzeVerdicts(tx: Tx): Promise<void> {
  await sql`analyze inbound_verdicts`.execute(tx)
}
