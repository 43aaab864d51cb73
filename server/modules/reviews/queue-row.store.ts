import { sql } from 'kysely'
import type { ApplicationState } from '#contracts/applications.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import { ROUND_DAYS } from '#rulebook/windows/standing-window.ts'

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
  evidence_types: string[]
  filed_at: Date
  amend_until: Date | null
  held_at: Date | null
  claimed_by: string | null
  claimer: string | null
  claim_expires_at: Date | null
  due_at: Date | null
}

/**
 * REV-10: how long the clock has stood still during requests for an amendment. `paused-clock.rules.ts` computes the
 * same.
 */
const PAUSED = sql`coalesce((
  select sum(least(coalesce(n.at, p.amend_until), p.amend_until) - p.at)
  from application_steps p
  left join lateral (select s.at from application_steps s where s.person_id = p.person_id
    and s.application_id = p.application_id and s.seq > p.seq order by s.seq limit 1) n on true
  where p.person_id = a.person_id and p.application_id = a.id and p.kind = 'amendment_asked'
    and p.seq > (select max(s.seq) from application_steps s where s.person_id = a.person_id and s.application_id = a.id
      and s.kind in ('filed', 'modified', 'refiled'))), interval '0')`

/** Whether a window is no round. `rulebook/windows/standing-window.ts` says the same. */
const IS_STANDING = sql`upper(w.period) - lower(w.period) > ${ROUND_DAYS} * interval '1 day'`

/** When the owner last filed by choice. `paused-clock.rules.ts` computes the same. */
const LAST_FILED_AT = sql`(select max(s.at) from application_steps s where s.person_id = a.person_id
  and s.application_id = a.id and s.kind in ('filed', 'modified', 'refiled'))`

/**
 * When the deciding level is expected to have decided: the expected days after the round of the filing closed, or in a
 * window that is no round after the filing, plus the time that the candidate had for amendments (APP-07, REV-01, REV-10).
 */
const DUE = sql`(
  select case when ${IS_STANDING} then ${LAST_FILED_AT} else upper(w.period) end + h.expected_days[a.level] * interval '1 day' + ${PAUSED} as due_at
  from application_revisions r
  join filings f on f.id = r.filing_id
  join windows w on w.id = f.window_id
  cross join lateral (select expected_days from review_chains where service = a.service and valid_from <= f.filed_at
    order by valid_from desc limit 1) h
  where r.person_id = a.person_id and r.application_id = a.id and r.revision = a.revision)`

/**
 * Keeps only applications that are due before an instant. Nothing is filed after its window has closed, so the
 * condition on `filed_at` ends the index scan at the youngest window whose applications could be due. Without that
 * condition a long queue would be read to its end. In a window that is no round, what was filed before the instant could be due.
 */
export const dueBefore = (service: ServiceName, before: Date) => sql`and a.filed_at < (
    select coalesce(max(least(upper(w.period), ${before})), '-infinity') from windows w where w.service = ${service}
      and case when ${IS_STANDING} then lower(w.period) else upper(w.period) end < ${before})
  and exists (select 1 from ${DUE} d where d.due_at < ${before})`

export const ROW = sql`a.id, a.application_no, a.service, a.title, p.name as person_name, t.ticket_no, s.name as school_name,
  m.name as major_name, a.state, a.revision, array(select f.type from filed_credentials f where f.person_id = a.person_id
    and f.application_id = a.id and f.revision = a.revision order by f.type) as evidence_types,
  a.filed_at, a.amend_until, a.held_at, c.staff_id as claimed_by, u.name as claimer,
  c.expires_at as claim_expires_at, case when a.awaits is not null then d.due_at end as due_at`

/** REV-10: it is the level's turn when no amendment is asked for, or when its deadline has passed. */
export const isLevelsTurn = (at: Date) => sql`(a.state <> 'amending' or a.amend_until <= ${at})`

/** The tables that a row needs beside the application itself. */
export const joins = (at: Date) => sql`
  join persons p on p.id = a.person_id
  join tickets t on t.id = a.ticket_id
  join schools s on s.id = a.school_id
  join plans l on l.id = t.plan_id
  join majors m on m.id = l.major_id
  left join review_claims c on c.application_id = a.id and c.expires_at > ${at}
  left join staff u on u.id = c.staff_id
  left join lateral ${DUE} d on true`

/** Finds one application as a row of the queue. */
export async function findQueueRow(tx: Tx, asked: { id: string; at: Date }): Promise<QueueRow | undefined> {
  const { rows } = await sql<QueueRow>`
    select ${ROW} from applications a ${joins(asked.at)} where a.id = ${asked.id}`.execute(tx)
  return rows[0]
}
