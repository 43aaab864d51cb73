import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** An approved application, and a number of its 准考证 that it cannot take up. */
export interface EndedNumberRow {
  application_id: string
  ticket_no: string
  level: 'benke' | 'zhuanke'
  diploma_no: string
}

/**
 * Lists the approved applications whose 准考证 has a number that is closed to them: it was revoked, or it never came out and is
 * kept for another application.
 */
export async function listEndedNumbers(tx: Tx): Promise<EndedNumberRow[]> {
  const { rows } = await sql<EndedNumberRow>`
    select a.id as application_id, t.ticket_no, m.level, d.diploma_no
    from diplomas d join applications a on a.ticket_id = d.ticket_id
    join tickets t on t.id = a.ticket_id join majors m on m.school_id = a.school_id and m.code = a.subject
    where a.service = 'graduation' and a.state = 'approved'
      and (d.state = 'revoked' or (d.state = 'withdrawn' and d.application_id <> a.id))
    order by a.id, d.diploma_no limit 10000`.execute(tx)
  return rows
}
