import { sql } from 'kysely'
import type { ServiceCode } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'

/**
 * Lists people who may have something to do before an instant: an amendment that is due, or, in a window that closes, a draft or a rejected
 * application. Who of them really has is for the rules of the list of things to do.
 */
export async function listPeopleNear(
  tx: Tx,
  near: {
    at: Date
    until: Date
    closing: readonly { service: ServiceCode; schoolId: string | undefined }[]
  },
): Promise<string[]> {
  const closing = JSON.stringify(
    near.closing.map(({ service, schoolId = null }) => ({ service, school_id: schoolId })),
  )
  const { rows } = await sql<{ person_id: string }>`
    with closing as (select * from jsonb_to_recordset(${closing}::jsonb) as c (service text, school_id uuid))
    select person_id from applications
    where state = 'amending' and amend_until > ${near.at} and amend_until <= ${near.until}
    union
    select a.person_id from applications a join closing c on c.service = a.service and coalesce(c.school_id, a.school_id) = a.school_id
    where a.state = 'rejected'
    union
    select d.person_id from drafts d join tickets t on t.id = d.ticket_id
      join closing c on c.service = d.service and coalesce(c.school_id, t.school_id) = t.school_id`.execute(
    tx,
  )
  return rows.map((row) => row.person_id)
}
