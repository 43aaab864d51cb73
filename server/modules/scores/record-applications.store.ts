import { sql } from 'kysely'
import type { ApplicationState } from '#contracts/applications.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'

/** A caller asks about what happened lately. */
const MOST = 50

export interface RecordApplicationRow {
  id: string
  service: ServiceName
  application_no: number
  title: string
  ticket_no: string
  school_id: string
  state: ApplicationState
  first_filed_at: Date
  moved_at: Date
  /** How many the person has in all at these schools. */
  in_all: number
}

/** Lists what a person applied for at these schools, or at any, what moved last first (ACC-02). */
export async function listRecordApplications(
  tx: Tx,
  { personId, schoolIds }: { personId: string; schoolIds: readonly string[] | undefined },
): Promise<RecordApplicationRow[]> {
  const inScope = schoolIds === undefined ? sql`true` : sql`a.school_id = any(${[...schoolIds]}::uuid[])`
  const { rows } = await sql<RecordApplicationRow>`
    select a.id, a.service, a.application_no, a.title, t.ticket_no, a.school_id, a.state, a.first_filed_at, a.moved_at,
      (count(*) over ())::int as in_all
    from applications a join tickets t on t.id = a.ticket_id
    where a.person_id = ${personId} and ${inScope}
    order by a.moved_at desc, a.application_no desc limit ${MOST}`.execute(tx)
  return rows
}
