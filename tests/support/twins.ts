import { cookieFor } from './session.ts'
import type { TestApplication } from './test-application.ts'
import { type Visitor, visit } from './visitor.ts'

/** Makes signed-in copies of a candidate's record, for acts that one person cannot do at the same time. */
export async function signInTwins(
  application: TestApplication,
  wanted: { of: string; count: number },
): Promise<Visitor[]> {
  const twins: Visitor[] = []
  for (let number = 1; number <= wanted.count; number += 1) {
    const { rows } = await application.owner.query<{ person_id: string; ticket_id: string }>(TWIN, [
      wanted.of,
      String(number).padStart(12, '9'),
    ])
    const { person_id: personId = '', ticket_id: ticketId = '' } = rows[0] ?? {}
    const cookie = await cookieFor(application.deps, { personId, ticketId })
    twins.push(visit(application, '127.0.0.1', `${cookie.name}=${cookie.value}`))
  }
  return twins
}

const TWIN = `
  with one as (select * from persons where name = $1),
    ticket as (select t.* from tickets t join one on one.id = t.person_id order by t.ticket_no limit 1),
    person as (
      insert into persons (id, name, id_type, id_number_cipher, id_number_index, registered_on)
      select gen_random_uuid(), name || right($2, 2), id_type, id_number_cipher, sha256(convert_to($2, 'UTF8')), registered_on from one
      returning id),
    copy as (
      insert into tickets (id, ticket_no, person_id, school_id, plan_id, registered_on)
      select gen_random_uuid(), $2, person.id, school_id, plan_id, registered_on from ticket, person
      returning id, person_id),
    marks as (
      insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, grade, obtained_on, batch_id)
      select copy.person_id, gen_random_uuid(), copy.id, s.course_code, s.sitting_id, s.source, s.outcome, s.mark, s.grade,
        s.obtained_on, s.batch_id
      from copy, scores s join ticket on ticket.id = s.ticket_id)
  select person_id, id as ticket_id from copy`
