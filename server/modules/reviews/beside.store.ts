import { sql } from 'kysely'
import type { ApplicationState } from '#contracts/applications.ts'
import type { BesideApplication } from '#contracts/office/review/clues.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import type { ReviewScope } from './review-scope.policy.ts'

/** More than one person applies for: what was filed together is looked for among them. */
const MOST = 200

interface Row {
  id: string
  service: ServiceName
  application_no: number
  title: string
  ticket_no: string
  state: ApplicationState
  revision: number
  is_together: boolean
  filed_at: Date
}

/** The pictures that an application was filed with, equal for two that were filed with the same. */
const picturesOf = (name: 'a' | 'mine') =>
  sql`(select array_agg(f.image_ids::text order by f.image_ids::text) from filed_credentials f
    where f.person_id = ${sql.ref(`${name}.person_id`)} and f.application_id = ${sql.ref(`${name}.id`)}
      and f.revision = ${sql.ref(`${name}.revision`)})`

/** Lists the person's other applications that the reviewer may open, the newest first (REV-03). */
export async function listBeside(
  tx: Tx,
  asked: { personId: string; except: string; scope: ReviewScope },
): Promise<BesideApplication[]> {
  const { personId, except, scope } = asked
  const { rows } = await sql<Row>`
    select a.id, a.service, a.application_no, a.title, t.ticket_no, a.state, a.revision, a.filed_at,
      exists (select from applications mine where mine.id = ${except} and mine.service = a.service
        and a.awaits = mine.awaits and a.level = mine.level and a.state in ('pending', 'in_review')
        and a.held_at is null and ${picturesOf('a')} = ${picturesOf('mine')}) as is_together
    from applications a join tickets t on t.id = a.ticket_id
    where a.person_id = ${personId} and a.id <> ${except}
      and (${scope.authority} or a.school_id = any(${scope.schoolIds}::uuid[]))
    order by a.filed_at desc, a.id limit ${MOST}`.execute(tx)
  return rows.map(
    ({ id, service, application_no, title, ticket_no, state, revision, is_together, filed_at }) => ({
      id,
      service,
      applicationNo: application_no,
      title,
      ticketNo: ticket_no,
      state,
      revision,
      isTogether: is_together,
      filedAt: filed_at.toISOString(),
    }),
  )
}
