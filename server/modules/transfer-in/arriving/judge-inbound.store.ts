import { sql } from 'kysely'
import { keepJudgedRows } from '#modules/imports/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Judged } from '#server/import-kind.ts'
import { COURSE_CELLS } from './inbound-rows.store.ts'

/**
 * Stores every staged row of a file of inbound transfers with what was found (TRI-01). The notes say what applying it will do: whose it
 * is, in the first row of a record, and in each row whether the course can be recognised.
 */
export async function storeJudged(tx: Tx, batchId: string): Promise<Judged> {
  const rows = sql`
    select r.row_no, r.cells, case when r.row_no <> x.row_no then x.row_no end as cells_of_row, r.ticket_no, r.given_name, r.course_code,
      r.outcome, r.mark, r.grade, x.group_no, r.course_name, r.credits, r.passed_on, r.fields,
      r.problems
        || case when g.facts_differ then array['person_facts_differ'] else '{}' end
        || case when g.has_other_name then array['number_of_other_name'] else '{}' end
        || case when d.course_code is not null then array['course_twice'] else '{}' end as problems,
      case when r.group_no = x.group_no and r.row_no = x.row_no then coalesce(v.notes, '{}') else '{}' end
        || case when k.note is not null then array[k.note] else '{}' end
        || case when k.note = 'recognised' and h.course_code is not null then array['held_already'] else '{}' end as notes
    from staged r
      join inbound_runs x on x.run = r.group_no
      join inbound_groups g on g.group_no = x.group_no
      left join inbound_verdicts v on v.group_no = x.group_no
      left join inbound_cases k on k.code = r.course_code and k.name = r.course_name and k.credits = r.credits
        and k.is_failed = coalesce(r.mark < 60, r.grade = 'fail') and k.plan_id is not distinct from v.plan_id
      left join (
        select distinct s.person_id, s.course_code from inbound_verdicts w join scores s on s.person_id = w.person_id
        where s.state = 'valid' and (s.mark >= 60 or s.grade <> 'fail' or s.outcome = 'exempted')
      ) h on h.person_id = v.person_id and h.course_code = r.course_code
      left join (
        select y.group_no, t.course_code from staged t join inbound_runs y on y.run = t.group_no
        where t.course_code <> '' and y.is_sound group by 1, 2 having count(*) > 1
      ) d on d.group_no = x.group_no and d.course_code = r.course_code`
  const kept = { cells: COURSE_CELLS, fields: sql`r.fields->'person'` }
  return { ...(await keepJudgedRows(tx, batchId, { rows, kept })), warnings: [] }
}
