import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { stagedRows } from './staged-rows.store.ts'

/**
 * Notes of each record that is here already what taking it in again would do, by the same comparison as `takeIn`: nothing when it says
 * the same, else it corrects what is open, or stands beside what is confirmed (TRI-01).
 */
export async function noteKnownRecords(tx: Tx): Promise<void> {
  await sql`
    with known as (
      select distinct on (g.group_no) g.group_no, g.person, a.id, a.revision, a.state, a.name, a.origin_major, a.destination_ticket_no
      from inbound_groups g join arrivals a on a.origin_province = g.person->>'originProvince'
        and a.origin_ticket_no = g.person->>'originTicketNo' and a.id_number_index = decode(g.person->>'idNumberIndex', 'hex')
      where a.state in ('unmatched', 'under_review', 'to_confirm', 'confirmed') and g.can_match
      order by g.group_no, a.state = 'confirmed'
    ), here as (
      select k.group_no, array_agg(concat_ws('|', c.code, c.name, c.credits, c.outcome, c.mark, c.grade, c.passed_on) order by c.code, c.mark, c.passed_on) as lines
      from known k join arrival_courses c on c.arrival_id = k.id and c.revision = k.revision group by 1
    ), there as (
      select k.group_no, array_agg(concat_ws('|', c.code, c.name, c.credits::numeric(5, 1), r.outcome, r.mark,
        r.grade, r.passed_on) order by c.code, r.mark, r.passed_on) as lines
      from ${stagedRows(sql`(select x.run from known k join inbound_runs x on x.group_no = k.group_no)`)}
        join known k on k.group_no = u.group_no group by 1
    )
    update inbound_verdicts v set notes = v.notes || case
      when k.name = k.person->>'name' and k.origin_major is not distinct from k.person->>'originMajor'
        and k.destination_ticket_no is not distinct from k.person->>'destinationTicketNo' and here.lines = there.lines then 'record_unchanged'
      when k.state = 'confirmed' then 'record_corrects_confirmed' else 'record_corrects' end
    from known k left join here on here.group_no = k.group_no left join there on there.group_no = k.group_no
    where v.group_no = k.group_no`.execute(tx)
}
