import { sql } from 'kysely'
import type { ApplicationState, ServiceName } from '#contracts/applications.ts'
import type { Tx } from '#platform/db/database.ts'
import type { ReviewScope } from './review-scope.policy.ts'

export interface QueueRow {
  id: string
  application_no: number
  service: ServiceName
  title: string
  person_name: string
  ticket_no: string
  school_name: string
  major_name: string
  state: ApplicationState
  revision: number
  filed_at: Date
  claimed_by: string | null
  claimer: string | null
  claim_expires_at: Date | null
}

/** Where the next page begins. */
export interface Cursor {
  at: Date
  id: string
}

const ROW = sql`a.id, a.application_no, a.service, a.title, p.name as person_name, t.ticket_no, s.name as school_name,
  m.name as major_name, a.state, a.revision, a.filed_at, c.staff_id as claimed_by, u.name as claimer,
  c.expires_at as claim_expires_at`

const joins = (at: Date) => sql`
  join persons p on p.id = a.person_id
  join tickets t on t.id = a.ticket_id
  join schools s on s.id = a.school_id
  join plans l on l.id = t.plan_id
  join majors m on m.id = l.major_id
  left join review_claims c on c.application_id = a.id and c.expires_at > ${at}
  left join staff u on u.id = c.staff_id`

interface Asked {
  service: ServiceName
  scope: ReviewScope
  at: Date
  limit: number
}

/**
 * What waits in the scope, the oldest first. Each school and the authority are walked along their own index, so that
 * the first page costs the same however long the queue is (REV-01).
 */
export async function listWaiting(
  tx: Tx,
  asked: Asked & {
    after: Cursor | undefined
    personIds: readonly string[] | undefined
    applicationNo: number | undefined
  },
): Promise<QueueRow[]> {
  const { service, scope, at, limit, after, personIds, applicationNo } = asked
  const since = after ? sql`and (a.filed_at, a.id) > (${after.at}, ${after.id}::uuid)` : sql``
  const matching =
    personIds === undefined
      ? sql``
      : sql`and (a.person_id = any(${personIds}::uuid[]) or a.application_no = ${applicationNo ?? -1})`
  const rest = sql`${since} ${matching} order by a.filed_at, a.id limit ${limit}`
  const { rows } = await sql<QueueRow>`
    with waiting as (
      (select a.id, a.filed_at from applications a
        where ${scope.authority} and a.awaits = 'authority' and a.service = ${service} ${rest})
      union all
      (select w.id, w.filed_at from unnest(${scope.schoolIds}::uuid[]) own(school_id) cross join lateral (
        select a.id, a.filed_at from applications a
        where a.school_id = own.school_id and a.awaits = 'school' and a.service = ${service} ${rest}) w)
    ), page as (select id from waiting order by filed_at, id limit ${limit})
    select ${ROW} from page join applications a on a.id = page.id ${joins(at)}
    order by a.filed_at, a.id`.execute(tx)
  return rows
}

/** What a member of staff holds now, the one that expires first first. */
export async function listHeld(tx: Tx, asked: Asked & { staffId: string }): Promise<QueueRow[]> {
  const { rows } = await sql<QueueRow>`
    select ${ROW} from review_claims h join applications a on a.id = h.application_id ${joins(asked.at)}
    where h.staff_id = ${asked.staffId} and h.expires_at > ${asked.at} and a.service = ${asked.service}
      and a.awaits is not null
    order by h.expires_at, a.id limit ${asked.limit}`.execute(tx)
  return rows
}

/** What a member of staff decided, the newest first. */
export async function listDecided(tx: Tx, asked: Asked & { staffId: string }): Promise<QueueRow[]> {
  const { rows } = await sql<QueueRow>`
    with decided as (
      select application_id, max(at) as at from (
        select application_id, at from application_steps
        where staff_id = ${asked.staffId} and level is not null order by at desc limit 500) recent
      group by application_id)
    select ${ROW} from decided d join applications a on a.id = d.application_id ${joins(asked.at)}
    where a.service = ${asked.service}
    order by d.at desc, a.id limit ${asked.limit}`.execute(tx)
  return rows
}

/** One application as a row of the queue. */
export async function findQueueRow(tx: Tx, asked: { id: string; at: Date }): Promise<QueueRow | undefined> {
  const { rows } = await sql<QueueRow>`
    select ${ROW} from applications a ${joins(asked.at)} where a.id = ${asked.id}`.execute(tx)
  return rows[0]
}

/** How many wait at a level, counted to `limit`, and since when the oldest does. */
export async function countWaiting(
  tx: Tx,
  asked: { service: ServiceName; schoolIds: readonly string[] | undefined; limit: number },
): Promise<{ count: number; oldest: Date | null }> {
  const of =
    asked.schoolIds === undefined
      ? sql`a.awaits = 'authority'`
      : sql`a.awaits = 'school' and a.school_id = any(${asked.schoolIds}::uuid[])`
  const { rows } = await sql<{ count: number; oldest: Date | null }>`
    select count(*) as count, min(filed_at) as oldest from (
      select a.filed_at from applications a where ${of} and a.service = ${asked.service}
      order by a.filed_at, a.id limit ${asked.limit}) w`.execute(tx)
  return rows[0] ?? { count: 0, oldest: null }
}

/** The oldest that nobody holds and that this person may decide by four eyes: candidates for 「领取下一份」. */
export async function listFree(tx: Tx, asked: Asked & { staffId: string }): Promise<string[]> {
  const free = sql`not exists (select 1 from review_claims c where c.application_id = a.id and c.expires_at > ${asked.at})
    and not exists (select 1 from application_steps s where s.person_id = a.person_id and s.application_id = a.id
      and s.staff_id = ${asked.staffId} and s.level <> a.level)
    order by a.filed_at, a.id limit ${asked.limit}`
  const { rows } = await sql<{ id: string }>`
    with waiting as (
      (select a.id, a.filed_at from applications a
        where ${asked.scope.authority} and a.awaits = 'authority' and a.service = ${asked.service} and ${free})
      union all
      (select w.id, w.filed_at from unnest(${asked.scope.schoolIds}::uuid[]) own(school_id) cross join lateral (
        select a.id, a.filed_at from applications a
        where a.school_id = own.school_id and a.awaits = 'school' and a.service = ${asked.service} and ${free}) w)
    ) select id from waiting order by filed_at, id limit ${asked.limit}`.execute(tx)
  return rows.map(({ id }) => id)
}
