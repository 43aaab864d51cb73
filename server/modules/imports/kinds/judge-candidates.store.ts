import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Judged } from '#server/import-kind.ts'
import { foldedName } from '../checking/folded-name.store.ts'
import { isFormerNumber } from './former-number.store.ts'

const isPhoneLeftOut = sql`fields ? 'isPhoneLeftOut'`

/**
 * Does for candidates what `judgeScores` does for scores. Finds the plan as the newest one of school and major in force
 * on that day, and the person by the blind index of the ID number. An unreadable number identifies no person.
 */
export async function judgeCandidates(
  tx: Tx,
  { id: batchId, on }: { id: string; on: string },
): Promise<Judged> {
  const { rows } = await sql<{ total: number; faulty: number; phonesLeftOut: number }>`
    with read as (
      select r.*, case when not is_unreadable then r.fields->>'idNumberIndex' end as number,
        case when not is_unreadable then r.fields->>'oldIdNumberIndex' end as old_number
      from staged r, lateral (select r.problems && array['id_number_form', 'id_number_cut'] as is_unreadable) u
    ), twice as (
      select ticket_no from staged where ticket_no <> '' group by 1 having count(*) > 1
    ), two_names as (
      select number from read where number is not null group by 1 having count(distinct ${foldedName('given_name')}) > 1
    ), newest as (
      select distinct on (m.id) p.id, s.code as school_code, m.code as major_code
      from plans p join majors m on m.id = p.major_id join schools s on s.id = m.school_id
      where p.effective_on <= ${on}::date
        and least(p.retired_on, m.retired_on, s.retired_on, 'infinity') > ${on}::date
      order by m.id, p.effective_on desc, p.id
    ), judged as materialized (
      select r.*, coalesce(p.id, o.id) as person_id, n.id as plan_id,
        r.problems
          || case when n.id is null then array['unknown_major'] else '{}' end
          || case when t.id is not null then array['ticket_taken'] else '{}' end
          || case when two.number is not null or coalesce(${foldedName('p.name')}, ${foldedName('o.name')}) <> ${foldedName('r.given_name')} then array['id_other_name'] else '{}' end
          || case when p.id is null and o.id is null and ${isFormerNumber(sql`r.number`)} then array['number_replaced'] else '{}' end
          || case when d.ticket_no is not null then array['duplicate_in_file'] else '{}' end as found
      from read r
      left join newest n on n.school_code = r.fields->>'schoolCode' and n.major_code = r.fields->>'majorCode'
      left join persons p on p.id_number_index = decode(r.number, 'hex')
      left join persons o on o.id_number_index = decode(r.old_number, 'hex')
      left join tickets t on t.ticket_no = r.ticket_no
      left join twice d on d.ticket_no = r.ticket_no
      left join two_names two on two.number = r.number
    ), kept as (
      insert into import_rows (batch_id, row_no, cells, ticket_no, given_name, fields, person_id, plan_id, problems, notes)
      select ${batchId}, row_no, cells, ticket_no, given_name, fields, person_id, plan_id, found,
        case when ${isPhoneLeftOut} then array['phone_left_out'] else '{}' end
      from judged
    )
    select count(*)::int as total, count(*) filter (where found <> '{}')::int as faulty,
      count(*) filter (where ${isPhoneLeftOut})::int as "phonesLeftOut"
    from judged`.execute(tx)
  const { total = 0, faulty = 0, phonesLeftOut = 0 } = rows[0] ?? {}
  const notes = phonesLeftOut > 0 ? [{ note: 'phone_left_out', rows: phonesLeftOut }] : []
  return { total, faulty, warnings: [], notes }
}
