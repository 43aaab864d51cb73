import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export interface EntryFilter {
  action: string | undefined
  subjectId: string | undefined
  /** The officers who acted; undefined: anybody. */
  staffIds: readonly string[] | undefined
  /** The candidates whom it concerns, or who acted; undefined: anybody. */
  personIds: readonly string[] | undefined
  from: Date | undefined
  /** The first instant after the last day. */
  before: Date | undefined
  after: { chain: number; seq: string } | undefined
  limit: number
}

export interface EntryRow {
  chain: number
  seq: string
  at: Date
  actor_kind: string
  actor_id: string | null
  action: string
  subject_kind: string
  subject_id: string
  person_id: string | null
  old_value: string | null
  new_value: string | null
  reason: string | null
  address: string | null
}

/** Lists entries of the trail, newest first: from the start, or after a given entry. */
export async function listEntries(tx: Tx, filter: EntryFilter): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select e.chain, e.seq::text, e.at, e.actor_kind, e.actor_id, e.action, e.subject_kind, e.subject_id, e.person_id,
      e.old_value::text as old_value, e.new_value::text as new_value, e.reason, e.address
    from audit_entries e
    where ${sql.join(conditionsOf(filter), sql` and `)}
    order by e.at desc, e.chain, e.seq desc limit ${filter.limit}`.execute(tx)
  return rows
}

/** Only what is asked for becomes a condition, so that the index of that question is used. */
function conditionsOf(filter: EntryFilter): RawBuilder<SqlBool>[] {
  const { action, subjectId, staffIds, personIds, from, before, after } = filter
  const conditions: RawBuilder<SqlBool>[] = [sql`true`]
  if (action) conditions.push(sql`e.action like ${`${action.replaceAll(/[\\%_]/g, '\\$&')}%`}`)
  if (subjectId) conditions.push(sql`e.subject_id = ${subjectId}`)
  if (staffIds) conditions.push(sql`e.actor_kind = 'staff' and e.actor_id = any(${[...staffIds]}::text[])`)
  if (personIds)
    conditions.push(
      sql`(e.person_id = any(${[...personIds]}::uuid[]) or e.actor_id = any(${[...personIds]}::text[]))`,
    )
  if (from) conditions.push(sql`e.at >= ${from}`)
  if (before) conditions.push(sql`e.at < ${before}`)
  if (after) {
    const last = sql`from audit_entries l where l.chain = ${after.chain} and l.seq = ${after.seq}`
    // The row comparison follows the page's order: at and seq descend, chain ascends. The index can use the first
    // condition only.
    conditions.push(
      sql`e.at <= (select l.at ${last}) and (e.at, -e.chain, e.seq) < (select l.at, -l.chain, l.seq ${last})`,
    )
  }
  return conditions
}

/** The condition of a search that looks among all persons. */
export const ANYBODY: RawBuilder<SqlBool> = sql`true`

/** Finds the officers of that name or user name. */
export async function findOfficers(tx: Tx, typed: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('staff')
    .select('id')
    .where((staff) => staff.or([staff('name', '=', typed), staff('username', '=', typed.toLowerCase())]))
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(({ id }) => id)
}

export interface SignInFilter extends Pick<EntryFilter, 'staffIds' | 'personIds' | 'from' | 'before'> {
  after: string | undefined
  limit: number
}

export interface SignInRow {
  id: string
  at: Date
  staff_id: string | null
  person_id: string | null
  name: string
  outcome: 'signed_in' | 'failed' | 'locked' | 'activation' | 'signed_out'
  address: string
  agent: string
}

/** Lists sign-ins, newest first: from the start, or after a given one. */
export async function listAllSignIns(tx: Tx, filter: SignInFilter): Promise<SignInRow[]> {
  const { staffIds, personIds, from, before, after } = filter
  const conditions: RawBuilder<SqlBool>[] = [sql`true`]
  if (staffIds) conditions.push(sql`i.staff_id = any(${[...staffIds]}::uuid[])`)
  if (personIds) conditions.push(sql`i.person_id = any(${[...personIds]}::uuid[])`)
  if (from) conditions.push(sql`i.at >= ${from}`)
  if (before) conditions.push(sql`i.at < ${before}`)
  if (after) {
    const last = sql`from sign_ins l where l.id = ${after}`
    conditions.push(
      sql`i.at <= (select l.at ${last}) and (i.at < (select l.at ${last}) or i.id > ${after}::uuid)`,
    )
  }
  const { rows } = await sql<SignInRow>`
    select i.id, i.at, i.staff_id, i.person_id, coalesce(s.name, p.name) as name, i.outcome, i.address, i.agent
    from sign_ins i left join staff s on s.id = i.staff_id left join persons p on p.id = i.person_id
    where ${sql.join(conditions, sql` and `)}
    order by i.at desc, i.id limit ${filter.limit}`.execute(tx)
  return rows
}
