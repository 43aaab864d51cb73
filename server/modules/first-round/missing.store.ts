import { type RawBuilder, sql } from 'kysely'
import { ROLES } from '#contracts/grants.ts'
import { TEXT_KEYS } from '#contracts/office/administration.ts'
import type { Need } from '#contracts/office/setup/first-round.ts'
import { SERVICE_CODES, SERVICE_NAMES } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'

/** Nobody is left to let a lone 安全管理员 in again. */
const SECURITY_ADMINISTRATORS = 2

/** Finds what is missing before a round can begin, with the names of the parts that are; one statement over all tables. */
export async function findMissing(tx: Tx, at: Date): Promise<Map<Need, string[]>> {
  const day = beijingDateOf(at)
  const questions = [
    ...emptyTables(at, day),
    named(
      'plans',
      sql`select concat_ws(' ', s.code, m.code) as name from majors m join schools s on s.id = m.school_id
        where (m.retired_on is null or m.retired_on > ${day}::date) and not exists (select from plans p
          where p.major_id = m.id and p.effective_on <= ${day}::date and (p.retired_on is null or p.retired_on > ${day}::date))`,
    ),
    named(
      'review_chains',
      sql`select asked.code as name from unnest(${SERVICE_NAMES}::text[]) as asked (code)
        where not exists (select from review_chains c where c.service = asked.code and c.valid_from <= ${at}::timestamptz)`,
    ),
    named(
      'reject_reasons',
      sql`select asked.code as name from unnest(${SERVICE_NAMES}::text[]) as asked (code)
        where not exists (select from reject_reasons r where r.service = asked.code and r.retired_at is null)`,
    ),
    named(
      'texts',
      sql`select asked.code as name from unnest(${TEXT_KEYS}::text[]) as asked (code) where coalesce((select body from text_versions t
        where t.key = asked.code order by version desc limit 1), '') = ''`,
    ),
    named(
      'roles',
      sql`select asked.code as name from unnest(${Object.keys(ROLES)}::text[]) as asked (code) where not exists (select from staff_roles r
        join staff s on s.id = r.staff_id where r.role = asked.code and s.disabled_at is null)`,
    ),
    when(
      'security_administrators',
      sql`(select count(*) from staff_roles r join staff s on s.id = r.staff_id where r.role = 'security_administrator'
        and s.disabled_at is null and s.totp_cipher is not null) < ${SECURITY_ADMINISTRATORS}`,
    ),
  ]
  const { rows } = await sql<{
    need: Need
    names: string[]
  }>`${sql.join(questions, sql` union all `)}`.execute(tx)
  return new Map(rows.map(({ need, names }) => [need, names]))
}

function emptyTables(at: Date, day: string): RawBuilder<unknown>[] {
  const without = (need: Need, rows: RawBuilder<unknown>) => when(need, sql`not exists (select from ${rows})`)
  return [
    without('schools', sql`schools where retired_on is null or retired_on > ${day}::date`),
    without('courses', sql`courses`),
    without('majors', sql`majors where retired_on is null or retired_on > ${day}::date`),
    without('sittings', sql`sittings`),
    // What is over opens nothing any more.
    without(
      'windows',
      sql`windows where upper(period) > ${at}::timestamptz and service = any(${SERVICE_CODES}::text[])`,
    ),
    without('activation', sql`activation_windows where upper(period) > ${at}::timestamptz`),
    without('rules', sql`exemption_rules where valid_to is null or valid_to > ${day}::date`),
    without('batches', sql`graduation_batches where graduates_on >= ${day}::date`),
    without('diploma_numbers', sql`diploma_number_rules where valid_from <= ${day}::date`),
    without('preconditions', sql`exemption_preconditions`),
    without('timetable', sql`exam_sessions where held_on >= ${day}::date`),
    without('fees', sql`fees`),
  ]
}

function when(need: Need, condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select ${need}::text as need, '{}'::text[] as names where ${condition}`
}

/** Missing where the query yields names. */
function named(need: Need, names: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select ${need}::text as need, array_agg(n.name order by n.name) as names from (${names}) n having count(*) > 0`
}

/** Whether the database's archive works: something was archived, and nothing has failed since. */
export async function isArchiving(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ works: boolean }>`
    select archived_count > 0 and (last_failed_time is null or last_failed_time < last_archived_time) as works
    from pg_stat_archiver`.execute(tx)
  return rows[0]?.works ?? false
}
