import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Substitution } from '#rulebook/degree/degree-case.ts'
import type { AuditRow } from './audit.store.ts'

/** Somebody to audit: an application, or the 准考证 of somebody who may not have applied. */
export interface AuditSubject {
  id: string
  person_id: string
  ticket_id: string
  school_id: string
  /** What the candidate applied under; null: the usual version for the 准考证, no situation picked. */
  plan_id: string | null
  situation: string | null
  /** The day for which that application was decided last; null: nothing of it is kept. */
  filed_on: string | null
  /** The rules of 顶替 of the case of that day. */
  filed_rules: Substitution[] | null
  /** What is known of the prior qualification from what was filed. */
  prior: 'verified' | 'claimed' | 'none' | null
}

type Scope = Pick<AuditRow, 'scope' | 'batch_id' | 'school_id' | 'major_id'>

/** Lists the next subjects of an audit in the order of their ids, behind the one that is finished. */
export async function listSubjects(
  tx: Tx,
  { after, limit, ...scope }: Scope & { after: string | null; limit: number },
): Promise<AuditSubject[]> {
  const behind = after === null ? sql`true` : sql`g.id > ${after}`
  const { rows } = await sql<AuditSubject>`
    select g.* from (${subjects(scope)}) g where ${behind} order by g.id limit ${limit}`.execute(tx)
  return rows
}

/** Counts the subjects of an audit. */
export async function countSubjects(tx: Tx, scope: Scope): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${subjects(scope)}) g`.execute(tx)
  return rows[0]?.n ?? 0
}

function subjects(scope: Scope): RawBuilder<unknown> {
  return scope.scope === 'batch' ? applicants(scope) : inRecord(scope)
}

/** The applications of a batch, each with the plan and the situation of its newest kept decision. */
function applicants({ batch_id: batchId, school_id: schoolId }: Scope): RawBuilder<unknown> {
  const within = schoolId === null ? sql`true` : sql`a.school_id = ${schoolId}`
  return sql`
    select a.id, a.person_id, a.ticket_id, a.school_id, d.plan_id, d.degree_case::jsonb #>> '{record,situation}' as situation,
      d.degree_case::jsonb #>> '{record,priorQualification}' as prior, d.degree_case::jsonb ->> 'on' as filed_on,
      d.degree_case::jsonb -> 'substitutions' as filed_rules
    from graduation_batch_rounds r
    join windows w on w.service = 'graduation' and w.round = r.round
    join filings f on f.window_id = w.id
    join application_revisions v on v.filing_id = f.id
    join applications a on a.person_id = v.person_id and a.id = v.application_id and a.revision = v.revision
    left join lateral (
      select x.plan_id, x.degree_case from degree_decisions x
      where x.person_id = a.person_id and x.application_id = a.id and x.revision = a.revision
      order by x.decided_at desc, x.id desc limit 1) d on true
    where r.batch_id = ${batchId} and a.service = 'graduation' and a.state <> 'withdrawn' and ${within}`
}

/** Everybody 在籍 at a school and in a major, whether they applied or not. */
function inRecord({ school_id: schoolId, major_id: majorId }: Scope): RawBuilder<unknown> {
  const within = schoolId === null ? sql`true` : sql`t.school_id = ${schoolId}`
  const ofMajor = majorId === null ? sql`true` : sql`p.major_id = ${majorId}`
  return sql`
    select t.id, t.person_id, t.ticket_id, t.school_id, null::uuid as plan_id, null::text as situation, null::text as prior,
      null::text as filed_on, null::jsonb as filed_rules
    from (select id, person_id, id as ticket_id, school_id, plan_id from tickets where state = 'active'
      and not exists (select from diplomas d where d.ticket_id = tickets.id and d.state = 'assigned')) t
    join plans p on p.id = t.plan_id where ${within} and ${ofMajor}`
}
