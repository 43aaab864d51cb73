import { type RawBuilder, sql } from 'kysely'
import type { ArrivalState } from '#contracts/transfers/transfer-in.ts'
import { insertMessages } from '#modules/messages/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { holdTakingsIn } from '../arrival.store.ts'
import type { Arrival } from '../arrival.ts'

/** An arrival that is here and not closed, with its courses in one line each. */
export interface KnownArrival {
  id: string
  key: string
  state: ArrivalState
  name: string
  origin_major: string | null
  destination_ticket_no: string | null
  lines: string[]
}

/** Identifies a record: whose it is, and under which 准考证 of which province. */
export function keyOf({ originProvince, originTicketNo, idNumber }: Arrival): string {
  return `${originProvince}|${originTicketNo}|${idNumber.index.toString('hex')}`
}

/**
 * Finds and locks, always in the same order, what is here of these records: open, or confirmed. One taking in waits for the other, so
 * that of two files with the same record the later one sees it.
 */
export async function lockKnownArrivals(
  tx: Tx,
  arrivals: readonly Arrival[],
): Promise<Map<string, KnownArrival[]>> {
  const keys = arrivals.map(({ originProvince, originTicketNo, idNumber }) => ({
    province: originProvince,
    ticketNo: originTicketNo,
    index: idNumber.index.toString('hex'),
  }))
  await holdTakingsIn(tx)
  const { rows } = await sql<KnownArrival>`
    select a.id, a.origin_province || '|' || a.origin_ticket_no || '|' || encode(a.id_number_index, 'hex') as key, a.state, a.name,
      a.origin_major, a.destination_ticket_no,
      (select coalesce(array_agg(concat_ws('|', c.code, c.name, c.credits::text, concat_ws(' ', c.outcome, c.mark, c.grade),
        c.passed_on::text)), '{}') from arrival_courses c where c.arrival_id = a.id and c.revision = a.revision) as lines
    from arrivals a
    where a.id in (
      select o.id from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(province text, "ticketNo" text, index text)
        join arrivals o on o.origin_province = k.province and o.origin_ticket_no = k."ticketNo" and o.id_number_index = decode(k.index, 'hex')
      where o.state in ('unmatched', 'under_review', 'to_confirm', 'confirmed'))
      -- Asked again of the row that is locked: it may have been returned while this waited.
      and a.state in ('unmatched', 'under_review', 'to_confirm', 'confirmed')
    order by a.id for update of a`.execute(tx)
  return Map.groupBy(rows, ({ key }) => key)
}

/** Who brings arrivals, and when. */
export interface By {
  staffId: string
  at: Date
}

/** A person whom an arrival may be for, and why. */
export interface PossibleOwner {
  id: string
  personId: string
  reasons: readonly string[]
}

/** The columns of a record that becomes an arrival; numbers and digests in hexadecimal digits. */
const RECORD = sql`id uuid, place integer, corrects uuid, "originProvince" text, "originTicketNo" text, "originMajor" text, name text, "idType" text,
  cipher text, index text, "oldIndex" text, "destinationTicketNo" text, source text, "batchId" uuid, "packageId" text, sender text, digest text, "ticketId" uuid`

interface Taken {
  id: string
  arrival: Arrival
  corrects: string | undefined
}

/**
 * Inserts arrivals with their first courses and steps, numbered in the order of the file; those of a known 准考证 begin at the first level of
 * the chain.
 */
export async function insertArrivals(tx: Tx, by: By, taken: readonly Taken[]): Promise<void> {
  if (taken.length === 0) return
  await insertRecords(tx, by, records(taken))
  await insertCourses(tx, taken)
  const isMatched = taken.map(({ arrival: { match } }) => match.to === 'ticket')
  const arrivals = sql`unnest(${taken.map(({ id }) => id)}::uuid[], ${isMatched}::boolean[]) as r(id, is_matched)`
  await insertFirstSteps(tx, by, arrivals)
}

/** Inserts arrivals of these records `r`, in the order of their `place`: rows with the columns of `RECORD`. */
export async function insertRecords(tx: Tx, by: By, rows: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into arrivals (id, origin_province, origin_ticket_no, origin_major, name, id_type, id_number_cipher, id_number_index,
      id_number_old_index, destination_ticket_no, source, batch_id, package_id, package_digest, package_sender, arrived_at, person_id, ticket_id, school_id, state, chain,
      level, corrects, moved_at)
    select r.id, r."originProvince", r."originTicketNo", r."originMajor", r.name, r."idType", decode(r.cipher, 'hex'), decode(r.index, 'hex'),
      decode(r."oldIndex", 'hex'), r."destinationTicketNo", r.source, r."batchId", r."packageId", decode(r.digest, 'hex'), r.sender, ${by.at}::timestamptz, t.person_id, t.id,
      t.school_id, case when t.id is null then 'unmatched' else 'under_review' end, case when t.id is not null then n.levels end,
      case when t.id is not null then 1 end, r.corrects, ${by.at}::timestamptz
    from ${rows} left join tickets t on t.id = r."ticketId" cross join ${chainOn(by.at)} n
    order by r.place`.execute(tx)
}

/**
 * Inserts the first steps of arrivals: that they came, and that the machine found whose they are. `arrivals` are rows `r` with `id` and
 * `is_matched`.
 */
export async function insertFirstSteps(tx: Tx, by: By, arrivals: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into arrival_steps (arrival_id, seq, kind, revision, at, staff_id)
    select r.id, s.seq, s.kind, 1, ${by.at}::timestamptz, s.staff_id
    from ${arrivals} cross join (values (1, 'arrived', ${by.staffId}::uuid), (2, 'matched', null)) as s(seq, kind, staff_id)
    where s.seq = 1 or r.is_matched`.execute(tx)
}

/** Puts a corrected record in the place of an open one, which then begins at its first level again. */
export async function correctArrivals(tx: Tx, by: By, taken: readonly Taken[]): Promise<void> {
  if (taken.length === 0) return
  await sql`
    insert into arrival_steps (arrival_id, seq, kind, revision, at, staff_id, from_state, from_level)
    select a.id, (select max(s.seq) + 1 from arrival_steps s where s.arrival_id = a.id), 'corrected', a.revision + 1, ${by.at}::timestamptz, ${by.staffId}::uuid,
      a.state, a.level
    from ${records(taken)} join arrivals a on a.id = r.id`.execute(tx)
  await sql`
    update arrivals a set name = r.name, id_type = r."idType", id_number_cipher = decode(r.cipher, 'hex'), origin_major = r."originMajor",
      destination_ticket_no = r."destinationTicketNo", source = r.source, batch_id = r."batchId",
      package_id = r."packageId", package_digest = decode(r.digest, 'hex'), package_sender = r.sender, person_id = t.person_id, ticket_id = t.id, school_id = t.school_id,
      state = case when t.id is null then 'unmatched' else 'under_review' end,
      chain = case when t.id is not null then coalesce(a.chain, n.levels) end, level = case when t.id is not null then 1 end,
      revision = a.revision + 1, version = a.version + 1, moved_at = ${by.at}, to_confirm_since = null
    from ${records(taken)} join arrivals o on o.id = r.id left join tickets t on t.id = coalesce(r."ticketId", o.ticket_id)
      cross join ${chainOn(by.at)} n
    where a.id = r.id`.execute(tx)
  await insertCourses(tx, taken)
}

/** A request to undo a decision has no object any more when the record that was decided on is another one. */
export async function lapseUndosOf(tx: Tx, { ids, at }: { ids: readonly string[]; at: Date }): Promise<void> {
  await sql`update arrival_undos set state = 'lapsed', decided_at = ${at}
    where arrival_id = any(${[...ids]}::uuid[]) and state = 'requested'`.execute(tx)
}

/** Notes whom unmatched arrivals may be for. What was noted before gives way. */
export async function insertCandidates(
  tx: Tx,
  { ids, persons }: { ids: readonly string[]; persons: readonly PossibleOwner[] },
): Promise<void> {
  await sql`delete from arrival_candidates where arrival_id = any(${[...ids]}::uuid[])`.execute(tx)
  if (persons.length === 0) return
  await sql`
    insert into arrival_candidates (arrival_id, person_id, reasons)
    select a.id, r."personId", array(select jsonb_array_elements_text(r.reasons))
    from jsonb_to_recordset(${JSON.stringify(persons)}::jsonb) as r(id uuid, "personId" uuid, reasons jsonb)
      join arrivals a on a.id = r.id and a.state = 'unmatched'`.execute(tx)
}

/** Tells everyone whose arrival was taken in, matched or corrected at that instant, once each. */
export async function tellOwners(tx: Tx, { ids, at }: { ids: readonly string[]; at: Date }): Promise<void> {
  await tellOwnersAmong(tx, { among: sql`(select unnest(${[...ids]}::uuid[]))`, at })
}

/** The same, of the arrivals whose ids a query has. */
export async function tellOwnersAmong(
  tx: Tx,
  { among, at }: { among: RawBuilder<unknown>; at: Date },
): Promise<void> {
  const rows = sql`
    select a.person_id, a.ticket_id, md5('arrival ' || a.id || ' ' || a.version)::uuid as id,
      case when a.revision = 1 then '您从' || a.origin_province || '转入的成绩已到达'
        else a.origin_province || '更正了您的转入成绩' end as title,
      '请点击查看转入成绩的详情，并耐心等待审核结果。' as body, '/services/transfer-in/arrivals/' || a.id as link
    from arrivals a where a.id in ${among} and a.state = 'under_review'
    order by a.person_id, a.id`
  await insertMessages(tx, rows, at)
}

async function insertCourses(tx: Tx, taken: readonly Taken[]): Promise<void> {
  const courses = taken.flatMap(({ id, arrival }) =>
    arrival.courses.map(({ raw, ...course }, index) => ({ ...course, ...raw, id, seq: index + 1 })),
  )
  await sql`
    insert into arrival_courses (arrival_id, revision, seq, code, name, credits, outcome, mark, grade, passed_on, cells, raw)
    select a.id, a.revision, r.seq, r.code, r.name, r.credits, r.outcome, r.mark, r.grade, r."passedOn",
      case when r.cells is not null then array(select jsonb_array_elements_text(r.cells)) end, coalesce(r.more, '{}')
    from jsonb_to_recordset(${JSON.stringify(courses)}::jsonb) as r(id uuid, seq smallint, code text, name text, credits numeric,
      outcome text, mark smallint, grade text, "passedOn" date, cells jsonb, more jsonb) join arrivals a on a.id = r.id
    order by a.id, r.seq`.execute(tx)
}

/** The chain in force for transfers at that instant: one row, and a start without one is refused. */
function chainOn(at: Date) {
  return sql`(select levels from review_chains where service = 'transfer-in' and valid_from <= ${at} order by valid_from desc limit 1)`
}

function records(taken: readonly Taken[]) {
  const rows = taken.map(({ id, corrects, arrival }, place) => ({
    ...{ id, place, corrects: corrects ?? null },
    originProvince: arrival.originProvince,
    originTicketNo: arrival.originTicketNo,
    originMajor: arrival.originMajor ?? null,
    name: arrival.name,
    idType: arrival.idType,
    cipher: arrival.idNumber.cipher.toString('hex'),
    index: arrival.idNumber.index.toString('hex'),
    oldIndex: arrival.idNumber.oldIndex?.toString('hex') ?? null,
    destinationTicketNo: arrival.destinationTicketNo ?? null,
    source: arrival.source.kind,
    batchId: arrival.source.batchId ?? null,
    packageId: arrival.source.kind === 'package' ? arrival.source.packageId : null,
    sender: arrival.source.kind === 'package' ? arrival.source.sender : null,
    digest: arrival.source.kind === 'package' ? arrival.source.digest.toString('hex') : null,
    ticketId: arrival.match.to === 'ticket' ? arrival.match.ticketId : null,
  }))
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${RECORD})`
}
