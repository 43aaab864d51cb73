import { type RawBuilder, sql } from 'kysely'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import type { DecisionCount, FormCount, ReasonCount, RoundCounts, StandingCount } from './counts.ts'

interface Asked {
  service: ServiceName
  windowIds: readonly string[]
  at: Date
}

/**
 * Counts one round of a service, for all schools. Everything begins at the filings of its windows, by their index, so that a round
 * costs what was filed in it, and not what was filed ever. Nothing is joined to what was computed on the way: of that the planner
 * knows no size, and a loop within a loop over a large round takes minutes.
 */
export async function countRound(tx: Tx, asked: Asked): Promise<RoundCounts> {
  return {
    standing: await countStanding(tx, asked),
    forms: await countForms(tx, asked),
    decisions: await countDecisions(tx, asked),
    reasons: await countReasons(tx, asked),
    faulted: await countFaulted(tx, asked),
  }
}

/** Every version that was filed in the round. */
const revisions = ({ windowIds }: Asked): RawBuilder<unknown> => sql`
  revisions as (
    select r.person_id, r.application_id, r.revision, r.filing_id from filings f
    join application_revisions r on r.filing_id = f.id where f.window_id = any(${windowIds}::uuid[]))`

/** Every application that was filed in the round, with its versions there and the newest of them. */
const filed = (asked: Asked): RawBuilder<unknown> => sql`
  ${revisions(asked)},
  filed as (select person_id, application_id, max(revision) as revision, array_agg(revision) as revisions from revisions
    group by person_id, application_id)`

/** What puts an application before a level. */
const ARRIVALS = sql`('filed', 'modified', 'refiled', 'passed', 'returned', 'undone')`

async function countStanding(tx: Tx, asked: Asked): Promise<StandingCount[]> {
  const { rows } = await sql<StandingCount>`
    with ${filed(asked)},
    standing as (
      select a.person_id, a.id, a.school_id, a.chain, a.level, case
          when a.revision > f.revision then 'moved_on'
          when a.state = 'amending' and a.amend_until <= ${asked.at} then 'amendment_over'
          else a.state end as stands
      from filed f join applications a on a.person_id = f.person_id and a.id = f.application_id)
    select a.school_id, a.chain, a.level::int, a.stands, count(*)::int as count,
      min(case when a.stands in ('pending', 'in_review', 'amendment_over') then (
        select max(s.at) from application_steps s
        where s.person_id = a.person_id and s.application_id = a.id and s.kind in ${ARRIVALS}) end) as oldest
    from standing a group by a.school_id, a.chain, a.level, a.stands`.execute(tx)
  return rows
}

async function countForms(tx: Tx, asked: Asked): Promise<FormCount[]> {
  const { rows } = await sql<FormCount>`
    with ${revisions(asked)},
    submitted as (
      select a.school_id, count(distinct r.filing_id) as count from revisions r
      join applications a on a.person_id = r.person_id and a.id = r.application_id where r.revision = 1 group by a.school_id),
    unsubmitted as (
      select t.school_id, count(*) as count from drafts d join tickets t on t.id = d.ticket_id
      where d.service = ${asked.service} and d.application_id is null and exists (select from windows w
        where w.id = any(${asked.windowIds}::uuid[]) and w.period @> d.created_at and (w.school_id is null or w.school_id = t.school_id))
      group by t.school_id)
    select coalesce(u.school_id, s.school_id) as school_id, coalesce(u.count, 0)::int as unsubmitted, coalesce(s.count, 0)::int as submitted
    from submitted s full join unsubmitted u on u.school_id = s.school_id`.execute(tx)
  return rows
}

/**
 * A decision took from when the application came before its level until it was made. The candidate's turn (需补正) does not count,
 * until its deadline at most, as in `pausedMs` of the engine; a hold does. The chain is that of the filing that was decided on.
 */
async function countDecisions(tx: Tx, asked: Asked): Promise<DecisionCount[]> {
  const { rows } = await sql<DecisionCount>`
    with ${filed(asked)},
    paused as (
      select s.person_id, s.application_id, s.seq, s.kind, s.revision, s.level, s.staff_id, s.undoes_seq, s.at, f.revisions, a.school_id, a.chain, case
          when s.amend_until is null then interval '0'
          else least(s.amend_until, coalesce(lead(s.at) over w, s.amend_until)) - s.at end as pause
      from filed f join applications a on a.person_id = f.person_id and a.id = f.application_id
      join application_steps s on s.person_id = a.person_id and s.application_id = a.id
      window w as (partition by s.person_id, s.application_id order by s.seq)),
    summed as (
      select *, coalesce(sum(pause) over (w rows between unbounded preceding and 1 preceding), interval '0') as pauses,
        max(at) filter (where kind in ('filed', 'refiled')) over w as chain_at,
        max(at) filter (where kind in ('filed', 'refiled')) over (partition by person_id, application_id) as newest_chain_at,
        array_agg(undoes_seq) filter (where kind = 'undone') over (partition by person_id, application_id) as undone
      from paused window w as (partition by person_id, application_id order by seq)),
    stays as (
      select *, max(at) filter (where kind in ${ARRIVALS}) over w as since,
        max(pauses) filter (where kind in ${ARRIVALS}) over w as pauses_before
      from summed window w as (partition by person_id, application_id order by seq rows between unbounded preceding and 1 preceding)),
    decisions as (
      select d.school_id, d.level, d.staff_id, d.kind,
        case when d.chain_at = d.newest_chain_at then d.chain else coalesce((select c.levels from review_chains c
          where c.service = ${asked.service} and c.valid_from <= d.chain_at order by c.valid_from desc limit 1), d.chain) end as chain,
        coalesce(d.seq = any(d.undone), false) as is_undone,
        floor(extract(epoch from d.at - d.since - (d.pauses - d.pauses_before)) / 3600)::int as hours
      from stays d
      where d.kind in ('passed', 'approved', 'rejected') and d.revision = any(d.revisions))
    select d.school_id, d.chain, d.level::int, d.staff_id, s.name as staff_name, d.kind, d.is_undone, d.hours, count(*)::int as count
    from decisions d join staff s on s.id = d.staff_id
    group by d.school_id, d.chain, d.level, d.staff_id, s.name, d.kind, d.is_undone, d.hours`.execute(tx)
  return rows
}

/** The steps of the round that name reasons. */
const faultedSteps = (asked: Asked): RawBuilder<unknown> => sql`
  ${revisions(asked)},
  faulted as (
    select a.school_id, s.kind, s.reasons, s.note from revisions r
    join application_steps s on s.person_id = r.person_id and s.application_id = r.application_id and s.revision = r.revision
    join applications a on a.person_id = r.person_id and a.id = r.application_id
    where s.kind in ('rejected', 'amendment_asked'))`

/** A step that names a reason at several places names it once. */
async function countReasons(tx: Tx, asked: Asked): Promise<ReasonCount[]> {
  const { rows } = await sql<ReasonCount>`
    with ${faultedSteps(asked)}
    select f.school_id, n.code, coalesce(max(c.label), n.code) as label, f.kind, count(*)::int as count
    from faulted f
    cross join lateral (select distinct e ->> 'code' as code from jsonb_array_elements(f.reasons) e
      union all select null where coalesce(f.note, '') <> '') n
    left join reject_reasons c on c.service = ${asked.service} and c.code = n.code
    group by f.school_id, n.code, f.kind`.execute(tx)
  return rows
}

async function countFaulted(tx: Tx, asked: Asked): Promise<RoundCounts['faulted']> {
  const { rows } = await sql<RoundCounts['faulted'][number]>`
    with ${faultedSteps(asked)}
    select school_id, kind, count(*)::int as count from faulted group by school_id, kind`.execute(tx)
  return rows
}
