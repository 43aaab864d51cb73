import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** A value as it was entered; null where the entry has no such row. */
export interface EnteredValue {
  outcome: string
  mark: number | null
  grade: string | null
}

export interface DifferenceRow {
  ticket_no: string
  course_code: string
  name: string | null
  course_name: string | null
  first_value: EnteredValue | null
  second_value: EnteredValue | null
  chosen: 'first' | 'second' | null
  reason: string | null
  settled_by: string | null
}

const VALUE_OF = (row: string) =>
  sql.raw(
    `case when ${row}.row_no is null then null else jsonb_build_object('outcome', ${row}.outcome, 'mark', ${row}.mark, 'grade', ${row}.grade) end`,
  )

/** The rows that the two entries do not have alike. */
const differing = (pair: Pair) => sql`
  select coalesce(f.ticket_no, s.ticket_no) as ticket_no, coalesce(f.course_code, s.course_code) as course_code,
    coalesce(f.person_id, s.person_id) as person_id, f.row_no as first_row, s.row_no as second_row,
    ${VALUE_OF('f')} as first_value, ${VALUE_OF('s')} as second_value
  from (select * from import_rows where batch_id = ${pair.firstId}) f
  full join (select * from import_rows where batch_id = ${pair.secondId}) s
    on s.ticket_no = f.ticket_no and s.course_code = f.course_code
  where f.row_no is null or s.row_no is null or (f.outcome, f.mark, f.grade) is distinct from (s.outcome, s.mark, s.grade)`

export interface Pair {
  firstId: string
  secondId: string
}

/** Lists where the entries differ, the open ones first, each with how it was settled. */
export async function listDifferences(tx: Tx, pair: Pair & { limit: number }): Promise<DifferenceRow[]> {
  const { rows } = await sql<DifferenceRow>`
    select d.ticket_no, d.course_code, p.name, c.name as course_name, d.first_value, d.second_value, e.chosen, e.reason,
      u.name as settled_by
    from (${differing(pair)}) d
    left join persons p on p.id = d.person_id
    left join courses c on c.code = d.course_code
    left join entry_settlements e on e.second_id = ${pair.secondId} and e.ticket_no = d.ticket_no and e.course_code = d.course_code
    left join staff u on u.id = e.settled_by
    order by e.chosen is not null, d.ticket_no, d.course_code limit ${pair.limit}`.execute(tx)
  return rows
}

/** Lists what was settled between two entries that have been compared. */
export async function listSettled(tx: Tx, secondId: string, limit: number): Promise<DifferenceRow[]> {
  const { rows } = await sql<DifferenceRow>`
    select e.ticket_no, e.course_code, p.name, c.name as course_name, e.first_value, e.second_value, e.chosen, e.reason,
      u.name as settled_by
    from entry_settlements e join staff u on u.id = e.settled_by
    left join tickets t on t.ticket_no = e.ticket_no left join persons p on p.id = t.person_id
    left join courses c on c.code = e.course_code
    where e.second_id = ${secondId} order by e.ticket_no, e.course_code limit ${limit}`.execute(tx)
  return rows
}

/** Counts them all. */
export async function countSettled(tx: Tx, secondId: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select count(*)::int as number from entry_settlements where second_id = ${secondId}`.execute(tx)
  return rows[0]?.number ?? 0
}

/** Counts the differences, and those that nobody has settled. */
export async function countDifferences(tx: Tx, pair: Pair): Promise<{ all: number; open: number }> {
  const { rows } = await sql<{ all: number; open: number }>`
    select count(*)::int as "all", count(*) filter (where e.chosen is null)::int as open
    from (${differing(pair)}) d
    left join entry_settlements e on e.second_id = ${pair.secondId} and e.ticket_no = d.ticket_no and e.course_code = d.course_code`.execute(
    tx,
  )
  return rows[0] ?? { all: 0, open: 0 }
}

export interface Settlement extends Pair {
  ticketNo: string
  courseCode: string
  chosen: 'first' | 'second'
  reason: string
  staffId: string
  at: Date
}

/** Settles one difference, or settles it anew; false where the entries do not differ. */
export async function keepSettlement(tx: Tx, settlement: Settlement): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    insert into entry_settlements (second_id, ticket_no, course_code, first_value, second_value, chosen, reason, settled_by, settled_at)
    select ${settlement.secondId}, d.ticket_no, d.course_code, d.first_value, d.second_value, ${settlement.chosen}, ${settlement.reason},
      ${settlement.staffId}, ${settlement.at}
    from (${differing(settlement)}) d
    where d.ticket_no = ${settlement.ticketNo} and d.course_code = ${settlement.courseCode}
    on conflict (second_id, ticket_no, course_code) do update set chosen = excluded.chosen, reason = excluded.reason,
      settled_by = excluded.settled_by, settled_at = excluded.settled_at`.execute(tx)
  return numAffectedRows === 1n
}

/**
 * Makes the first entry's rows say what was settled: values of the second, rows that only it has, without those that it rightly has
 * not. Answers by how many rows the batch grew.
 */
export async function takeSettled(tx: Tx, { firstId, secondId }: Pair): Promise<number> {
  const { numAffectedRows: gone = 0n } = await sql`
    delete from import_rows f using entry_settlements e
    where f.batch_id = ${firstId} and e.second_id = ${secondId} and e.chosen = 'second'
      and f.ticket_no = e.ticket_no and f.course_code = e.course_code`.execute(tx)
  const { numAffectedRows: taken = 0n } = await sql`
    insert into import_rows (batch_id, row_no, cells, ticket_no, given_name, course_code, outcome, mark, grade, person_id, ticket_id, problems)
    select ${firstId}, (select coalesce(max(row_no), 0) from import_rows where batch_id = ${firstId}) + row_number() over (order by s.row_no),
      s.cells, s.ticket_no, s.given_name, s.course_code, s.outcome, s.mark, s.grade, s.person_id, s.ticket_id, s.problems
    from import_rows s join entry_settlements e on e.second_id = s.batch_id and e.ticket_no = s.ticket_no and e.course_code = s.course_code
    where s.batch_id = ${secondId} and e.chosen = 'second'`.execute(tx)
  return Number(taken) - Number(gone)
}
