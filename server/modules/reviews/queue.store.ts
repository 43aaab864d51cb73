import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { ApplicationState, StepKind } from '#contracts/applications.ts'
import type { QueueSort, ReviewLevel } from '#contracts/office/queues.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Among, among, isMarkedFree, isOpenTo, isWaitingFor, type Mark } from './queue-filter.store.ts'
import { dueBefore, isLevelsTurn, joins, type QueueRow, ROW } from './queue-row.store.ts'
import type { ReviewScope } from './review-scope.policy.ts'

/** The place where the next page begins. */
export interface Cursor {
  at: Date
  id: string
}

/** What a search found: the persons that it names, and the application number. */
export interface Match {
  personIds: readonly string[]
  applicationNo: number | undefined
}

const matches = ({ personIds, applicationNo }: Match) =>
  sql`(a.person_id = any(${personIds}::uuid[]) or a.application_no = ${applicationNo ?? -1})`

/**
 * Limits a list to the reviewer's present scope: a reviewer who moved to another school no longer sees what they
 * claimed or decided at the old one.
 */
const within = ({ authority, schoolIds }: ReviewScope) =>
  sql`(${authority} or a.school_id = any(${schoolIds}::uuid[]))`

/** Whether a person has an application in the scope. */
export const hasFiled = ({ service, scope }: Pick<Asked, 'service' | 'scope'>): RawBuilder<SqlBool> =>
  sql`exists (select 1 from applications a where a.person_id = persons.id and a.service = ${service} and ${within(scope)})`

const isIn = (state: ApplicationState | undefined) => (state ? sql`a.state = ${state}` : sql`true`)

/** What narrows what waits; `dueAt`: only what is due before that instant. */
export interface Narrowed extends Among {
  level: ReviewLevel | undefined
  dueAt: Date | undefined
  mark: Mark | undefined
}

/** What a queue can be sorted by, other than by its age; two rows that are alike stand by their age. */
const SORT_KEYS = {
  title: sql`a.title`,
  school: sql`(select code from schools where id = a.school_id)`,
  ticket: sql`(select ticket_no from tickets where id = a.ticket_id)`,
} as const

interface Asked {
  service: ServiceName
  scope: ReviewScope
  /** Who asks. */
  staffId: string
  at: Date
  limit: number
}

interface Page {
  sort: QueueSort
  after: Cursor | undefined
  /** How many rows of a sorted list were shown before. */
  skip: number
  match: Match | undefined
}

type Sorted = Exclude<QueueSort, 'oldest'>

/**
 * The applications at the levels in scope that are as `rest` says, in another order than by age. It reads everything that waits, so it is
 * asked for only by name.
 */
function sortedOnes(
  {
    service,
    scope,
    level,
    sort,
  }: Pick<Asked, 'service' | 'scope'> & Pick<Narrowed, 'level'> & { sort: Sorted },
  rest: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { authority, schoolIds } = levelsOf(scope, level)
  const order =
    sort === 'newest' ? sql`a.filed_at desc, a.id desc` : sql`${SORT_KEYS[sort]}, a.filed_at, a.id`
  return sql`
    select a.id, row_number() over (order by ${order}) as place from applications a
    where a.service = ${service} and a.awaits is not null and ${rest}
      and ((${authority} and a.awaits = 'authority') or (a.awaits = 'school' and a.school_id = any(${schoolIds}::uuid[])))
    order by place`
}

/**
 * Lists the applications that wait in the scope for this reviewer, the oldest first. The first page costs the same
 * however long the queue is (REV-01).
 */
export async function listWaiting(tx: Tx, asked: Asked & Narrowed & Page): Promise<QueueRow[]> {
  const { service, scope, at, limit, after, match, level, dueAt, mark, sort } = asked
  const matching = match ? sql`and ${matches(match)}` : sql``
  const due = dueAt ? dueBefore(service, dueAt) : sql``
  const condition = sql`${isWaitingFor(mark, asked)} ${matching} ${due} ${among(asked)}`
  if (sort !== 'oldest') {
    const { rows } = await sql<QueueRow>`
      with page as (${sortedOnes({ service, scope, level, sort }, condition)} limit ${limit} offset ${asked.skip})
      select ${ROW} from page join applications a on a.id = page.id ${joins(at)}
      order by page.place`.execute(tx)
    return rows
  }
  const since = after ? sql`and (a.filed_at, a.id) > (${after.at}, ${after.id}::uuid)` : sql``
  const rest = sql`${condition} ${since}`
  const { rows } = await sql<QueueRow>`
    with waiting as (${oldestOf({ service, limit, ...levelsOf(scope, level) }, rest)}
    ), page as (select id from waiting order by filed_at, id limit ${limit})
    select ${ROW} from page join applications a on a.id = page.id ${joins(at)}
    order by a.filed_at, a.id`.execute(tx)
  return rows
}

/** Lists the applications that a reviewer holds now; the claim that expires first comes first. */
export async function listHeld(tx: Tx, asked: Asked & { skip: number }): Promise<QueueRow[]> {
  const { rows } = await sql<QueueRow>`
    select ${ROW} from review_claims h join applications a on a.id = h.application_id ${joins(asked.at)}
    where h.staff_id = ${asked.staffId} and h.expires_at > ${asked.at} and a.service = ${asked.service}
      and a.awaits is not null and ${within(asked.scope)}
    order by h.expires_at, a.id limit ${asked.limit} offset ${asked.skip}`.execute(tx)
  return rows
}

/** Lists the applications that a reviewer decided, the newest decision first, with what it was and when. */
export async function listDecided(
  tx: Tx,
  asked: Asked & { state: ApplicationState | undefined; skip: number },
): Promise<DecidedRow[]> {
  const { rows } = await sql<DecidedRow>`
    with recent as (
      select application_id, kind, at from application_steps
      where staff_id = ${asked.staffId} and level is not null and kind not in ('held', 'released') order by at desc limit 5000),
    last as (select distinct on (application_id) application_id, kind, at from recent order by application_id, at desc),
    page as (
      select a.id, last.kind, last.at from last join applications a on a.id = last.application_id
      where a.service = ${asked.service} and ${within(asked.scope)} and ${isIn(asked.state)}
      order by last.at desc, a.id limit ${asked.limit} offset ${asked.skip})
    select ${ROW}, page.kind as decided_kind, page.at as decided_at
    from page join applications a on a.id = page.id ${joins(asked.at)}
    order by page.at desc, a.id`.execute(tx)
  return rows
}

/** A row with the reviewer's own last decision. */
export type DecidedRow = QueueRow & { decided_kind: StepKind; decided_at: Date }

/**
 * Lists all applications in the scope that a search names, in any state and whoever decided them, the newest first
 * (REV-01).
 */
export async function listFound(
  tx: Tx,
  asked: Asked & { match: Match; state: ApplicationState | undefined; skip: number },
): Promise<QueueRow[]> {
  const { scope, match } = asked
  const { rows } = await sql<QueueRow>`
    select ${ROW} from applications a ${joins(asked.at)}
    where ${matches(match)} and a.service = ${asked.service} and ${within(scope)} and ${isIn(asked.state)}
    order by a.filed_at desc, a.id limit ${asked.limit} offset ${asked.skip}`.execute(tx)
  return rows
}

/**
 * Counts the applications that wait at a level for this reviewer, all of them or those with a mark, up to `limit`, and tells since when the
 * oldest waits.
 */
export async function countWaiting(
  tx: Tx,
  { service, scope, staffId, at, limit, level, mark }: Asked & { level: ReviewLevel; mark?: Mark },
): Promise<{ count: number; oldest: Date | null }> {
  const rest = isWaitingFor(mark, { at, staffId })
  const { rows } = await sql<{ count: number; oldest: Date | null }>`
    with waiting as (${oldestOf({ service, limit, ...levelsOf(scope, level) }, rest)})
    select count(*) as count, min(filed_at) as oldest from (
      select filed_at from waiting order by filed_at limit ${limit}) w`.execute(tx)
  return rows[0] ?? { count: 0, oldest: null }
}

/** Counts what waits in the scope for this reviewer by school, up to `limit` in all (REV-01). */
export async function countBySchool(
  tx: Tx,
  { service, scope, staffId, at, limit }: Asked,
): Promise<{ code: string; name: string; waiting: number }[]> {
  const rest = sql`${isLevelsTurn(at)} and ${isOpenTo(staffId)}`
  const { rows } = await sql<{ code: string; name: string; waiting: number }>`
    with waiting as (${oldestOf({ service, limit, ...levelsOf(scope, undefined) }, rest)})
    select s.code, s.name, count(*)::int as waiting from (
      select school_id from waiting order by filed_at limit ${limit}) w join schools s on s.id = w.school_id
    group by s.code, s.name order by s.code`.execute(tx)
  return rows
}

/** Lists the first applications in the order of the list that no reviewer holds and that this reviewer may decide (REV-02). */
export async function listFree(tx: Tx, asked: Asked & Narrowed & Pick<Page, 'sort'>): Promise<string[]> {
  const { service, scope, staffId, at, limit, level, dueAt, mark, sort } = asked
  const rest = sql`not exists (select 1 from review_claims c where c.application_id = a.id and c.expires_at > ${at})
    and ${isOpenTo(staffId)} and ${isMarkedFree(mark, asked)} ${among(asked)} ${dueAt ? dueBefore(service, dueAt) : sql``}`
  const first =
    sort === 'oldest'
      ? sql`with waiting as (${oldestOf({ service, limit, ...levelsOf(scope, level) }, rest)})
          select id from waiting order by filed_at, id`
      : sortedOnes({ service, scope, level, sort }, rest)
  const { rows } = await sql<{ id: string }>`${first} limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** What of the scope is at a level; without one, the whole scope. */
const levelsOf = ({ authority, schoolIds }: ReviewScope, level: ReviewLevel | undefined): ReviewScope => ({
  authority: authority && level !== 'school',
  schoolIds: level === 'authority' ? [] : schoolIds,
})

/**
 * The oldest that wait in the scope and are as `rest` says, up to `limit` of each school and of the authority. The query walks a
 * separate index range for each of them in its order, and so ends at the limit however long the queue is (REV-01).
 */
function oldestOf(
  { service, authority, schoolIds, limit }: ReviewScope & { service: ServiceName; limit: number },
  rest: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const oldest = sql`a.service = ${service} and ${rest} order by a.filed_at, a.id limit ${limit}`
  return sql`
    (select a.id, a.filed_at, a.school_id from applications a where ${authority} and a.awaits = 'authority' and ${oldest})
    union all
    (select w.id, w.filed_at, w.school_id from unnest(${schoolIds}::uuid[]) own(school_id) cross join lateral (
      select a.id, a.filed_at, a.school_id from applications a
      where a.school_id = own.school_id and a.awaits = 'school' and ${oldest}) w)`
}
