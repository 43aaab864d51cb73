import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Grade } from '#rulebook/scores/score.ts'
import { holdTakingsIn } from '../arrival.store.ts'
import { type By, insertFirstSteps, insertRecords, tellOwnersAmong } from '../taking-in/taken-in.store.ts'
import type { InboundPerson } from './reading/read-inbound-person.ts'

/** A record of a checked file, whose courses stand in its rows. */
export interface InboundHead {
  groupNo: number
  person: InboundPerson
}

/** A checked row of a file of inbound transfers. */
export interface InboundRow {
  groupNo: number
  /** The cells of the course, as they stand in the file. */
  said: string[]
  code: string
  mark: number | null
  grade: Grade | null
  name: string
  credits: number
  passedOn: string
}

/**
 * Gathers in `inbound_known` of which records of a batch something is here already. Nobody else takes anything in until the transaction ends.
 */
export async function gatherKnown(tx: Tx, batchId: string): Promise<void> {
  await holdTakingsIn(tx)
  await sql`
    create temporary table inbound_known on commit drop as
    select h.run from sound_runs h where h.batch_id = ${batchId} and h.person is not null and exists (
      select from arrivals a where a.origin_province = h.person->>'originProvince' and a.origin_ticket_no = h.person->>'originTicketNo'
        and a.id_number_index = decode(h.person->>'idNumberIndex', 'hex') and a.state in ('unmatched', 'under_review', 'to_confirm', 'confirmed'))`.execute(
    tx,
  )
  await sql`create unique index on inbound_known (run)`.execute(tx)
  await sql`create temporary table inbound_made (group_no integer, arrival_id uuid, ticket_id uuid) on commit drop`.execute(
    tx,
  )
}

/** The next records after one of them: those that are new here, or those of which something is here. A record has the number of its first run. */
export async function nextHeads(
  tx: Tx,
  batchId: string,
  { which, after, limit }: { which: 'new' | 'known'; after: number; limit: number },
): Promise<InboundHead[]> {
  const { rows } = await sql<InboundHead>`
    select h.run as "groupNo", h.person from sound_runs h
    where h.batch_id = ${batchId} and h.run > ${after} and h.person is not null
      and exists (select from inbound_known k where k.run = h.run) = ${which === 'known'}
    order by h.run limit ${limit}`.execute(tx)
  return rows
}

/** The rows of these records, in the order of the file. */
export async function rowsOf(tx: Tx, batchId: string, groupNos: readonly number[]): Promise<InboundRow[]> {
  const { rows } = await sql<InboundRow>`
    select s.group_no as "groupNo", c.cells || r.cells as said, c.code, r.mark, r.grade, c.name, c.credits::float8 as credits,
      to_char(r.passed_on, 'YYYY-MM-DD') as "passedOn"
    from sound_runs s cross join lateral unnest(s.courses, s.results) with ordinality as u(course, result, place)
      join sound_courses c on c.batch_id = s.batch_id and c.no = u.course
      join sound_results r on r.batch_id = s.batch_id and r.no = u.result
    where s.batch_id = ${batchId} and s.group_no = any(${[...groupNos]}::integer[])
    order by s.group_no, s.run, u.place`.execute(tx)
  return rows
}

/** A new record, the arrival that it becomes, and the 准考证 that it is for, if the machine knows. */
export interface NewArrival {
  groupNo: number
  id: string
  ticketId: string | undefined
}

/** Makes arrivals of new records, in the order of the file, out of what the batch keeps of them. */
export async function insertStagedArrivals(
  tx: Tx,
  by: By,
  { batchId, made }: { batchId: string; made: readonly NewArrival[] },
): Promise<void> {
  const groupNos = made.map(({ groupNo }) => groupNo)
  const ids = made.map(({ id }) => id)
  const ticketIds = made.map(({ ticketId }) => ticketId ?? null)
  await sql`
    insert into inbound_made (group_no, arrival_id, ticket_id)
    select * from unnest(${groupNos}::integer[], ${ids}::uuid[], ${ticketIds}::uuid[])`.execute(tx)
  const [first, last] = [groupNos[0], groupNos.at(-1)]
  const records = sql`(
    select m.arrival_id as id, m.group_no as place, null::uuid as corrects, h.person->>'originProvince' as "originProvince",
      h.person->>'originTicketNo' as "originTicketNo", h.person->>'originMajor' as "originMajor", h.person->>'name' as name,
      h.person->>'idType' as "idType", h.person->>'idNumberCipher' as cipher, h.person->>'idNumberIndex' as index,
      h.person->>'oldIdNumberIndex' as "oldIndex", h.person->>'destinationTicketNo' as "destinationTicketNo", 'file' as source,
      ${batchId}::uuid as "batchId", null::uuid as "packageId", null as sender, null as digest, m.ticket_id as "ticketId"
    from inbound_made m
      -- Each by its key: the planner knows nothing yet of the rows of this batch.
      cross join lateral (select * from sound_runs o where o.batch_id = ${batchId} and o.run = m.group_no offset 0) h
    where m.group_no between ${first}::integer and ${last}::integer) r`
  await insertRecords(tx, by, records)
}

/** Writes the first steps of all new arrivals, and tells their owners. */
export async function followStagedArrivals(tx: Tx, by: By): Promise<void> {
  await insertFirstSteps(
    tx,
    by,
    sql`(select m.arrival_id as id, m.ticket_id is not null as is_matched from inbound_made m) r`,
  )
  await tellOwnersAmong(tx, { among: sql`(select arrival_id from inbound_made)`, at: by.at })
}

/** Writes the courses of all new records at once, out of the checked runs; answers how many. */
export async function insertStagedCourses(tx: Tx, batchId: string): Promise<number> {
  // The planner knows nothing yet of the rows of a batch that was checked a moment ago, takes them for a handful, and would look each up.
  await sql`set local enable_nestloop = off`.execute(tx)
  const { numAffectedRows } = await sql`
    insert into arrival_courses (arrival_id, revision, seq, code, name, credits, outcome, mark, grade, passed_on, cells)
    select u.arrival_id, 1, u.before + u.place, c.code, c.name, c.credits, r.outcome, r.mark, r.grade, r.passed_on, c.cells || r.cells
    from (
      select s.arrival_id, s.before, generate_subscripts(s.courses, 1) as place, unnest(s.courses) as course, unnest(s.results) as result
      from (
        select m.arrival_id, x.courses, x.results,
          sum(cardinality(x.courses)) over (partition by m.arrival_id order by x.run) - cardinality(x.courses) as before
        from sound_runs x join inbound_made m on m.group_no = x.group_no where x.batch_id = ${batchId}) s) u
      join sound_courses c on c.batch_id = ${batchId} and c.no = u.course
      join sound_results r on r.batch_id = ${batchId} and r.no = u.result`.execute(tx)
  await sql`set local enable_nestloop = on`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
