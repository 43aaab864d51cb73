import { type RawBuilder, sql } from 'kysely'
import type { ApplicationState } from '#contracts/applications.ts'
import type { Obstacle } from '#contracts/office/graduations.ts'
import type { Tx } from '#platform/db/database.ts'
import { compareNames } from '#rulebook/name-order.ts'
import { HAS_LEFT_SINCE_AUDIT, IS_LEAVING_ELSEWHERE } from './leaving.store.ts'
import { IS_FAILED, IS_OUTDATED, newestAudit } from './newest-audit.store.ts'

/** An application of a batch, with what the newest audit says of it, and with its diploma. */
export interface GraduateRow {
  id: string
  application_no: number
  version: number
  person_id: string
  person_name: string
  ticket_id: string
  ticket_no: string
  school_id: string
  school_code: string
  school_name: string
  major_code: string
  major_name: string
  level: 'benke' | 'zhuanke'
  state: ApplicationState
  verdict: string | null
  fewest: number | null
  path: string[] | null
  audited_at: Date | null
  obstacle: Obstacle | null
  is_listed: boolean
  is_exception: boolean
  diploma_id: string | null
  diploma_no: string | null
  diploma_state: 'assigned' | 'withdrawn' | 'revoked' | null
  publication_state: string | null
  publish_at: Date | null
}

/** Whether the application was approved as an exception, by two persons and with a reason. */
const EXCEPTED = sql<boolean>`exists (select from approval_exceptions q
  where q.application_id = a.id and q.revision = a.revision and q.state = 'agreed')`

interface Question {
  batchId: string
  at: Date
  /** undefined: all schools. */
  schoolIds: readonly string[] | undefined
  /** The applications whose number is in the register already. */
  taken: readonly string[]
}

/**
 * The applications of a batch: those whose newest revision was filed in one of its windows. An approved one that is in
 * no list has an obstacle, or could be published. The order in which obstacles are looked for is the order of the words.
 */
function graduates({ batchId, schoolIds, taken }: Omit<Question, 'at'>): RawBuilder<unknown> {
  const within = schoolIds === undefined ? sql`true` : sql`a.school_id = any(${[...schoolIds]}::uuid[])`
  return sql`
    select a.id, a.application_no, a.version, a.person_id, p.name as person_name, a.ticket_id, t.ticket_no,
      a.school_id, s.code as school_code, s.name as school_name, a.subject as major_code, m.name as major_name, m.level, a.state,
      l.verdict, l.fewest, l.path, l.requested_at as audited_at, d.id as diploma_id, d.diploma_no, d.state as diploma_state,
      d.publication_state, d.publish_at, coalesce(e.is_listed, false) as is_listed,
      case when a.state <> 'approved' or d.state = 'assigned' or e.is_listed then null
        when t.state <> 'active' then 'ticket_state'
        when ${IS_LEAVING_ELSEWHERE} then 'leaving_elsewhere'
        when exists (select from diplomas o where o.state = 'assigned'
          and (o.ticket_id = a.ticket_id or (o.person_id = a.person_id and o.major_code = a.subject and o.level = m.level))) then 'has_diploma'
        when exists (select from applications o where o.service = 'graduation' and o.state = 'approved' and o.id <> a.id
          and (o.ticket_id = a.ticket_id or (o.person_id = a.person_id and o.subject = a.subject))) then 'two_applications'
        when d.state = 'revoked' and d.application_version = a.version then 'revoked'
        when a.id = any(${[...taken]}::uuid[]) then 'number_taken'
        when l.verdict is null or l.requested_at < a.moved_at or ${IS_OUTDATED} or ${HAS_LEFT_SINCE_AUDIT} then 'not_audited'
        when ${IS_FAILED} then 'audit_failed'
        when is_fee_owed(a.id, 'publication') then 'unpaid' end as obstacle, ${EXCEPTED} as is_exception
    from graduation_batch_rounds r
    join windows w on w.service = 'graduation' and w.round = r.round
    join filings f on f.window_id = w.id
    join application_revisions v on v.filing_id = f.id
    join applications a on a.person_id = v.person_id and a.id = v.application_id and a.revision = v.revision
    join persons p on p.id = a.person_id
    join tickets t on t.id = a.ticket_id
    join schools s on s.id = a.school_id
    join majors m on m.school_id = a.school_id and m.code = a.subject
    ${newestAudit(sql`r.batch_id`)}
    left join lateral (
      select g.id, g.diploma_no, g.state, g.application_version, n.state as publication_state, n.publish_at
      from diplomas g join graduation_publications n on n.id = g.publication_id
      where g.application_id = a.id order by g.assigned_at desc, g.id desc limit 1) d on true
    left join lateral (
      select true as is_listed from graduation_publication_entries y join graduation_publications z on z.id = y.publication_id
      where y.application_id = a.id and z.state = 'proposed' limit 1) e on true
    where r.batch_id = ${batchId} and a.service = 'graduation' and a.state <> 'withdrawn' and ${within}`
}

export const FILTERS = {
  all: sql<boolean>`true`,
  waiting: sql<boolean>`g.state in ('pending', 'in_review', 'amending')`,
  approved: sql<boolean>`g.state = 'approved'`,
  rejected: sql<boolean>`g.state = 'rejected'`,
  obstacle: sql<boolean>`g.obstacle is not null`,
  diploma: sql<boolean>`g.diploma_state = 'assigned'`,
} as const

/** Lists the applications of a batch by their numbers, from one number on. */
export async function listGraduates(
  tx: Tx,
  question: Question & { show: keyof typeof FILTERS; after: number; limit: number },
): Promise<GraduateRow[]> {
  const { rows } = await sql<GraduateRow>`
    select g.* from (${graduates(question)}) g where ${FILTERS[question.show]} and g.application_no > ${question.after}
    order by g.application_no limit ${question.limit}`.execute(tx)
  return rows
}

/** Lists the applications that could be published now, in the order in which their numbers are assigned. */
export async function listPublishable(tx: Tx, question: Question): Promise<GraduateRow[]> {
  const { rows } = await sql<GraduateRow>`
    select g.* from (${graduates(question)}) g
    where g.state = 'approved' and g.obstacle is null and not g.is_listed and g.diploma_state is distinct from 'assigned'
    order by g.school_code, g.major_code, g.level, g.ticket_no, g.id limit 100000`.execute(tx)
  return rows
}

export interface SchoolCount {
  school_id: string
  school_name: string
  waiting: number
  approved: number
  rejected: number
  graduated: number
  publishable: number
  obstacles: readonly (readonly [code: Obstacle, count: number])[]
}

/** The figures of a school, split by obstacle. */
type SplitCount = Omit<SchoolCount, 'obstacles'> & { obstacle: Obstacle | null; count: number }

/** Counts the applications of a batch by school, in the order in which somebody looks for a name (UX-02). */
export async function countGraduates(tx: Tx, question: Question): Promise<SchoolCount[]> {
  const { rows } = await sql<SplitCount>`
    select g.school_id, g.school_name, g.obstacle, count(*)::int as count,
      count(*) filter (where g.state in ('pending', 'in_review', 'amending'))::int as waiting,
      count(*) filter (where g.state = 'approved')::int as approved,
      count(*) filter (where g.state = 'rejected')::int as rejected,
      count(*) filter (where g.diploma_state = 'assigned' and g.publication_state = 'approved'
        and g.publish_at <= ${question.at})::int as graduated,
      count(*) filter (where g.state = 'approved' and g.obstacle is null and not g.is_listed
        and g.diploma_state is distinct from 'assigned')::int as publishable
    from (${graduates(question)}) g
    group by g.school_id, g.school_name, g.obstacle order by g.school_id, g.obstacle`.execute(tx)
  return [...Map.groupBy(rows, ({ school_id }) => school_id).values()]
    .flatMap(foldCounts)
    .toSorted((one, other) => compareNames(one.school_name, other.school_name))
}

function foldCounts(rows: readonly SplitCount[]): SchoolCount[] {
  const [first] = rows
  if (!first) return []
  const sum = (key: 'waiting' | 'approved' | 'rejected' | 'graduated' | 'publishable') =>
    rows.reduce((total, row) => total + row[key], 0)
  return [
    {
      school_id: first.school_id,
      school_name: first.school_name,
      waiting: sum('waiting'),
      approved: sum('approved'),
      rejected: sum('rejected'),
      graduated: sum('graduated'),
      publishable: sum('publishable'),
      obstacles: rows.flatMap(({ obstacle, count }) =>
        obstacle === null ? [] : [[obstacle, count] as const],
      ),
    },
  ]
}
