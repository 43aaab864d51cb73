import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Question } from '#platform/db/question.ts'
import type { DegreeLevel, DegreeRecord } from '#rulebook/degree/degree-case.ts'

/** The 准考证 for which a case is built, as it stands at an instant. */
export interface CaseTicket {
  id: string
  no: string
  personId: string
  schoolId: string
  planId: string
  state: DegreeRecord['ticket']
}

/** Asks for it. A 准考证 graduates at an instant that only the clock decides (GRA-12, decision 0032). */
export function caseTicket({
  ticketId,
  at,
}: {
  ticketId: string
  at: Date
}): Question<CaseTicket, CaseTicket | undefined> {
  const rows = sql<CaseTicket>`
    select t.id, t.ticket_no as no, t.person_id as "personId", t.school_id as "schoolId", t.plan_id as "planId",
      case when graduated_at(t.id, ${at}) is null then t.state else 'graduated' end as state
    from tickets t where t.id = ${ticketId}`
  return { rows, answer: ([ticket]) => ticket }
}

/** Finds the id of a 准考证 by its number. */
export async function findTicketByNo(tx: Tx, ticketNo: string): Promise<string | undefined> {
  const row = await tx.selectFrom('tickets').select('id').where('ticket_no', '=', ticketNo).executeTakeFirst()
  return row?.id
}

/** A major that was closed by graduation. */
interface GraduatedMajor {
  major: string
  level: DegreeLevel
}

/** Asks for the majors of a person's 准考证 that were closed by graduation, however long ago (AUD-02). */
export function graduatedMajors(personId: string): Question<GraduatedMajor, GraduatedMajor[]> {
  const rows = sql<GraduatedMajor>`
    select distinct m.code as major, m.level
    from tickets t join plans p on p.id = t.plan_id join majors m on m.id = p.major_id
    where t.person_id = ${personId} and t.state = 'graduated' order by m.code, m.level`
  return { rows, answer: (majors) => [...majors] }
}
