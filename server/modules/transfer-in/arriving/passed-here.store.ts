import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** What persons have passed here: in the same places, whose it is and the codes of the courses, as PostgreSQL writes an array. */
export interface PassedHere {
  personIds: readonly string[]
  codes: readonly string[]
}

/** Lists the persons of whom the staged records are, in the order in which their scores are found. */
export async function listKnownPersons(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from staged where what = 'verdict' and person_id is not null order by id`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** Lists the courses here that a staged file names. */
export async function listNamedCourses(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select c.code from courses c where c.code in (select s.code from staged s where s.what = 'course') order by c.code`.execute(
    tx,
  )
  return rows.map(({ code }) => code)
}

/**
 * Finds which of these courses these persons have passed here. Person by person: in the order of persons, half of a city's scores would be
 * read.
 */
export async function findPassedHere(
  tx: Tx,
  { personIds, codes }: { personIds: readonly string[]; codes: readonly string[] },
): Promise<PassedHere> {
  const { rows } = await sql<{ id: string; codes: string }>`
    select w.id, s.codes from unnest(${[...personIds]}::uuid[]) as w(id) cross join lateral (
      select array_agg(o.course_code)::text as codes from scores o
      where o.person_id = w.id and o.course_code = any(${[...codes]}::text[]) and o.state = 'valid' and (o.mark >= 60 or o.grade <> 'fail' or o.outcome = 'exempted') offset 0) s
    where s.codes is not null`.execute(tx)
  return { personIds: rows.map(({ id }) => id), codes: rows.map(({ codes }) => codes) }
}

/** Notes in `inbound_passed` which courses the persons of the records have passed here. */
export async function notePassedHere(tx: Tx, { personIds, codes }: PassedHere): Promise<void> {
  await sql`
    create temporary table inbound_passed on commit drop as
    select distinct v.group_no, p.code as course_code
    from unnest(${[...personIds]}::uuid[], ${[...codes]}::text[]) as w(person_id, codes) join inbound_verdicts v on v.person_id = w.person_id
      cross join lateral unnest(w.codes::text[]) as p(code)`.execute(tx)
  await sql`analyze inbound_passed`.execute(tx)
}
