import { sql } from 'kysely'
import type { DepartureList, DepartureState, DepartureStepKind } from '#contracts/office/departures.ts'
import type { Tx } from '#platform/db/database.ts'
import { HAS_CHANGED } from '../departure.store.ts'

/** The schools whose departures are asked for; undefined: all. */
type Schools = readonly string[] | undefined

export interface LineRow {
  id: string
  version: number
  state: DepartureState
  person_name: string
  ticket_no: string
  school_name: string
  major_name: string
  province: string
  destination_ticket_no: string
  scores: number
  sign_by: string
  moved_at: Date
  has_changed: boolean
}

const LINE = sql`d.id, d.version, d.state, p.name as person_name, t.ticket_no, s.name as school_name, m.name as major_name,
  d.province, d.destination_ticket_no, d.sign_by, d.moved_at,
  (select count(*)::int from departure_scores x where x.departure_id = d.id and x.is_in_package) as scores,
  d.state in ('to_sign', 'signed', 'sent', 'accepted') and exists (select from departure_scores x
    join scores y on y.person_id = x.person_id and y.id = x.score_id where x.departure_id = d.id and ${HAS_CHANGED}) as has_changed`
const FROM = sql`from departures d join persons p on p.id = d.person_id join tickets t on t.id = d.ticket_id
  join schools s on s.id = d.school_id join plans pl on pl.id = t.plan_id join majors m on m.id = pl.major_id`

/** A request to take the answer of a departure `d` back, which this person did not make. */
const undoFor = (staffId: string) =>
  sql`exists (select from departure_undos u where u.departure_id = d.id and u.state = 'asked' and u.asked_by <> ${staffId}::uuid)`

interface Asked {
  schoolIds: Schools
  staffId: string
  list: DepartureList | undefined
  no: string | undefined
  limit: number
}

/** Lists departures of some schools in one list, or with that 准考证号 on either side: those to sign by their day, others newest first. */
export async function listLines(tx: Tx, { schoolIds, staffId, list, no, limit }: Asked): Promise<LineRow[]> {
  const inList =
    list === 'undo' ? undoFor(staffId) : sql`(${list ?? null}::text is null or d.state = ${list ?? null})`
  const { rows } = await sql<LineRow>`select ${LINE} ${FROM}
    where (${schoolIds ?? null}::uuid[] is null or d.school_id = any(${schoolIds ?? null}::uuid[]))
      and ${inList}
      and (${no ?? null}::text is null or t.ticket_no = ${no ?? null} or d.destination_ticket_no = ${no ?? null})
    order by case when d.state = 'to_sign' then d.sign_by end, d.moved_at desc, d.id limit ${limit}`.execute(
    tx,
  )
  return rows
}

/** Counts the departures that wait for somebody here. */
export async function countOpen(
  tx: Tx,
  { schoolIds, staffId }: { schoolIds: Schools; staffId: string },
): Promise<{ to_sign: number; signed: number; sent: number; undo: number }> {
  const own = sql`(${schoolIds ?? null}::uuid[] is null or d.school_id = any(${schoolIds ?? null}::uuid[]))`
  const { rows } = await sql<{ to_sign: number; signed: number; sent: number; undo: number }>`
    select count(*) filter (where d.state = 'to_sign')::int as to_sign, count(*) filter (where d.state = 'signed')::int as signed,
      count(*) filter (where d.state = 'sent')::int as sent,
      (select count(*)::int from departure_undos u join departures d on d.id = u.departure_id
        where u.state = 'asked' and u.asked_by <> ${staffId}::uuid and ${own}) as undo
    from departures d where d.state in ('to_sign', 'signed', 'sent') and ${own}`.execute(tx)
  return rows[0] ?? { to_sign: 0, signed: 0, sent: 0, undo: 0 }
}

export interface DetailRow extends LineRow {
  person_id: string
  application_id: string
  application_no: number
  id_type: string
  id_number_cipher: Buffer
  destination_level: string
  destination_major_code: string | null
  destination_major_name: string
  takes_all: boolean
  signed_on: string | null
}

/** Finds one departure with what its page shows. */
export async function findDetail(tx: Tx, id: string): Promise<DetailRow | undefined> {
  const { rows } =
    await sql<DetailRow>`select ${LINE}, d.person_id, d.application_id, a.application_no, p.id_type, p.id_number_cipher,
      d.destination_level, d.destination_major_code, d.destination_major_name, d.takes_all, d.signed_on
    ${FROM} join applications a on a.id = d.application_id where d.id = ${id}`.execute(tx)
  return rows[0]
}

export interface DeskStepRow {
  kind: DepartureStepKind
  staff_name: string | null
  staff_id: string | null
  at: Date
  note: string | null
}

/** Lists the steps of a departure, the oldest first. */
export async function listDepartureSteps(tx: Tx, departureId: string): Promise<DeskStepRow[]> {
  const { rows } = await sql<DeskStepRow>`
    select x.kind, f.name as staff_name, x.staff_id, x.at, x.note from departure_steps x left join staff f on f.id = x.staff_id
    where x.departure_id = ${departureId} order by x.seq limit 500`.execute(tx)
  return rows
}

/** Finds the request to take an answer back that waits for a second person. */
export async function findOpenUndo(tx: Tx, departureId: string) {
  const { rows } = await sql<{ id: string; reason: string; asked_by: string; asker: string; asked_at: Date }>`
    select u.id, u.reason, u.asked_by, f.name as asker, u.asked_at from departure_undos u join staff f on f.id = u.asked_by
    where u.departure_id = ${departureId} and u.state = 'asked'`.execute(tx)
  return rows[0]
}

/** Counts departures by province and outcome, the most first. */
export async function countByProvince(tx: Tx, schoolIds: Schools) {
  const { rows } = await sql<{
    province: string
    under_way: number
    accepted: number
    returned: number
    lapsed: number
    scores: number
  }>`
    select province, count(*) filter (where state in ('to_sign', 'signed', 'sent'))::int as under_way,
      count(*) filter (where state = 'accepted')::int as accepted, count(*) filter (where state = 'returned')::int as returned,
      count(*) filter (where state = 'lapsed')::int as lapsed,
      coalesce(sum(scores) filter (where state = 'accepted'), 0)::int as scores
    from (select d.province, d.state,
        (select count(*) from departure_scores x where x.departure_id = d.id and x.is_in_package) as scores
      from departures d where ${schoolIds ?? null}::uuid[] is null or d.school_id = any(${schoolIds ?? null}::uuid[])) as each
    group by province order by count(*) desc, province limit 40`.execute(tx)
  return rows
}
