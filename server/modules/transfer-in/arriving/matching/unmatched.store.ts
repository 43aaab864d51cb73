import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export interface UnmatchedRow {
  id: string
  arrival_no: number
  name: string
  id_type: string
  id_number_cipher: Buffer
  origin_province: string
  origin_ticket_no: string
  origin_major: string | null
  destination_ticket_no: string | null
  arrived_at: Date
  courses: number
  reasons: string[]
}

/** Finds an arrival whose person is not settled. */
export async function findUnmatched(
  tx: Tx,
  id: string,
): Promise<(Omit<UnmatchedRow, 'courses' | 'reasons'> & { version: number }) | undefined> {
  const row = await tx
    .selectFrom('arrivals')
    .select([
      'id',
      'arrival_no',
      'name',
      'id_type',
      'id_number_cipher',
      'origin_province',
      'origin_ticket_no',
    ])
    .select(['origin_major', 'destination_ticket_no', 'arrived_at', 'version'])
    .where('id', '=', id)
    .where('state', '=', 'unmatched')
    .executeTakeFirst()
  return row && { ...row, arrival_no: Number(row.arrival_no) }
}

/** Lists arrivals whose person is not settled, the oldest first: those that staff decide, or those that wait for a registration. */
export async function listUnmatchedRows(
  tx: Tx,
  { which, limit }: { which: 'undecided' | 'unknown'; limit: number },
): Promise<UnmatchedRow[]> {
  const { rows } = await sql<UnmatchedRow>`
    select a.id, a.arrival_no, a.name, a.id_type, a.id_number_cipher, a.origin_province, a.origin_ticket_no, a.origin_major,
      a.destination_ticket_no, a.arrived_at,
      (select count(*)::int from arrival_courses c where c.arrival_id = a.id and c.revision = a.revision) as courses,
      coalesce((select array_agg(distinct reason order by reason) from arrival_candidates c, unnest(c.reasons) reason
        where c.arrival_id = a.id), '{}') as reasons
    from arrivals a
    where a.state = 'unmatched'
      and ${which === 'undecided'} = exists (select from arrival_candidates c where c.arrival_id = a.id)
    order by a.arrived_at, a.id limit ${limit}`.execute(tx)
  return rows
}

/** Counts them: undecided, and waiting for a registration. */
export async function countUnmatched(tx: Tx): Promise<{ undecided: number; unknown: number }> {
  const { rows } = await sql<{ undecided: number; unknown: number }>`
    select count(*) filter (where has_owners)::int as undecided, count(*) filter (where not has_owners)::int as unknown
    from (select exists (select from arrival_candidates c where c.arrival_id = a.id) as has_owners
      from arrivals a where a.state = 'unmatched') u`.execute(tx)
  return rows[0] ?? { undecided: 0, unknown: 0 }
}

/** Lists the courses of an arrival as they are now. */
export async function listArrivingCourses(tx: Tx, arrivalId: string) {
  const { rows } = await sql<{
    code: string
    name: string
    credits: string
    mark: number | null
    grade: string | null
    passed_on: string
  }>`
    select c.code, c.name, c.credits::text, c.mark, c.grade, c.passed_on::text
    from arrival_courses c join arrivals a on a.id = c.arrival_id and a.revision = c.revision
    where a.id = ${arrivalId} order by c.seq limit 500`.execute(tx)
  return rows
}

/** Lists whoever has this 准考证, then the persons whom an arrival may be for, with the reasons. */
export async function listPossibleOwners(
  tx: Tx,
  { arrivalId, ticketNo }: { arrivalId: string; ticketNo: string | undefined },
) {
  const { rows } = await sql<{
    id: string
    name: string
    id_type: string
    id_number_cipher: Buffer
    reasons: string[]
  }>`
    select p.id, p.name, p.id_type, p.id_number_cipher, coalesce(c.reasons, '{}') as reasons
    from persons p left join arrival_candidates c on c.person_id = p.id and c.arrival_id = ${arrivalId}
    where c.person_id is not null or p.id = (select person_id from tickets where ticket_no = ${ticketNo ?? ''})
    order by p.id = (select person_id from tickets where ticket_no = ${ticketNo ?? ''}) desc nulls last, p.id limit 50`.execute(
    tx,
  )
  return rows
}

/** Counts the passed courses of each of these 准考证. */
export async function countPassed(tx: Tx, ticketIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ ticket_id: string; passed: number }>`
    select s.ticket_id, count(distinct s.course_code)::int as passed from scores s
    where s.ticket_id = any(${[...ticketIds]}::uuid[]) and s.state = 'valid'
      and (s.mark >= 60 or s.grade <> 'fail' or s.outcome = 'exempted')
    group by 1`.execute(tx)
  return new Map(rows.map(({ ticket_id, passed }) => [ticket_id, passed]))
}
