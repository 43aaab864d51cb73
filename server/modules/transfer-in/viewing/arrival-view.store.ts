import { sql } from 'kysely'
import type { ArrivalState } from '#contracts/transfers/transfer-in.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Question, RowOrJson } from '#platform/db/question.ts'

/** An arrival in a list. */
export interface ListedArrival {
  id: string
  arrival_no: number
  name: string
  origin_province: string
  origin_ticket_no: string
  ticket_id: string | null
  ticket_no: string | null
  school_id: string | null
  school_name: string | null
  state: ArrivalState
  awaits: 'school' | 'authority' | null
  courses: number
  arrived_at: Date
  moved_at: Date
  to_confirm_since: Date | null
  version: number
}

const ROWS = sql`
  select a.id, a.arrival_no, a.name, a.origin_province, a.origin_ticket_no, a.ticket_id, t.ticket_no, a.school_id, s.name as school_name,
    a.state, a.awaits, (select count(*)::int from arrival_courses c where c.arrival_id = a.id and c.revision = a.revision) as courses,
    a.arrived_at, a.moved_at, a.to_confirm_since, a.version
  from arrivals a left join tickets t on t.id = a.ticket_id left join schools s on s.id = a.school_id`

/** Asks for the arrivals of a person, the newest first. */
export function arrivalsOf(personId: string): Question<ListedArrival, ListedArrival[]> {
  const rows = sql<ListedArrival>`${ROWS}
    where a.person_id = ${personId} and a.state <> 'replaced' order by a.arrived_at desc, a.id limit 100`
  return { rows, answer: (arrivals) => arrivals.map(listedArrival) }
}

function listedArrival(row: RowOrJson<ListedArrival>): ListedArrival {
  const { arrived_at: arrived, moved_at: moved, to_confirm_since: since } = row
  return {
    ...row,
    arrived_at: new Date(arrived),
    moved_at: new Date(moved),
    to_confirm_since: since === null ? null : new Date(since),
  }
}

type Schools = readonly string[] | undefined

/**
 * Lists the arrivals of these schools that stand so; undefined schools: all. Of those that wait, what waits for this reader comes first, the
 * longest waiting before: of thousands that wait for the schools the authority would never see its own. What is settled comes newest first.
 */
export async function listArrivalsIn(
  tx: Tx,
  { schoolIds, state, turns }: { schoolIds: Schools; state: ArrivalState; turns: readonly string[] },
): Promise<ListedArrival[]> {
  const { rows } = await sql<ListedArrival>`${ROWS}
    where a.state = ${state} and (${schoolIds === undefined} or a.school_id = any(${schoolIds ?? []}::uuid[]))
    order by coalesce(a.awaits = any(${[...turns]}::text[]), false) desc,
      case when a.state in ('unmatched', 'under_review', 'to_confirm') then a.moved_at end, a.moved_at desc, a.id limit 200`.execute(
    tx,
  )
  return rows
}

/** Who asks what there is to undo. */
interface Undoing {
  schoolIds: Schools
  staffId: string
}

/** The requests to undo of colleagues, on arrivals `a` of these schools. What the authority decided waits for the authority (`mayUndo`). */
const toUndo = ({ schoolIds, staffId }: Undoing) => sql`
  exists (select from arrival_undos u join arrival_steps x on x.arrival_id = u.arrival_id and x.seq = u.undoes_seq
    where u.arrival_id = a.id and u.state = 'requested' and u.requested_by <> ${staffId}::uuid
      and (${schoolIds === undefined} or (a.school_id = any(${schoolIds ?? []}::uuid[])
        and a.chain[x.level] is distinct from 'authority')))`

/** Lists the arrivals whose last decision a colleague asks to undo, the longest waiting first. */
export async function listArrivalsToUndo(tx: Tx, undoing: Undoing): Promise<ListedArrival[]> {
  const { rows } =
    await sql<ListedArrival>`${ROWS} where ${toUndo(undoing)} order by a.moved_at, a.id limit 200`.execute(tx)
  return rows
}

/** Counts them. */
export async function countArrivalsToUndo(tx: Tx, undoing: Undoing): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select count(*)::int as number from arrivals a where ${toUndo(undoing)}`.execute(tx)
  return rows[0]?.number ?? 0
}

/** Counts the arrivals that wait for a decision of the authority, or of these schools. */
export async function countArrivalsAt(
  tx: Tx,
  { isAuthority, schoolIds }: { isAuthority: boolean; schoolIds: readonly string[] },
): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select count(*)::int as number from arrivals a
    where a.state = 'under_review' and ((${isAuthority} and a.awaits = 'authority')
      or (a.awaits = 'school' and a.school_id = any(${[...schoolIds]}::uuid[])))`.execute(tx)
  return rows[0]?.number ?? 0
}

/** Finds one arrival as lists show it. */
export async function findListedArrival(tx: Tx, id: string): Promise<ListedArrival | undefined> {
  const { rows } = await sql<ListedArrival>`${ROWS} where a.id = ${id}`.execute(tx)
  return rows[0]
}

/** Counts the arrivals of these schools by their state. */
export async function countArrivals(tx: Tx, schoolIds: Schools) {
  const { rows } = await sql<{ state: ArrivalState; number: number }>`
    select a.state, count(*)::int as number from arrivals a
    where ${schoolIds === undefined} or a.school_id = any(${schoolIds ?? []}::uuid[]) group by a.state order by a.state`.execute(
    tx,
  )
  return rows
}

export interface ExpectedRow {
  id: string
  version: number
  name: string
  id_number_cipher: Buffer
  ticket_no: string
  school_name: string
  origin_province: string
  origin_ticket_no: string
  courses: number
  state: 'to_confirm' | 'confirmed'
}

/** More than wait in all of the city: a list that is printed and signed leaves nobody out. */
const EXPECTED = 20_000

/** Lists who is expected to confirm, and who has done so since an instant. */
export async function listExpected(
  tx: Tx,
  { schoolIds, since }: { schoolIds: Schools; since: Date },
): Promise<ExpectedRow[]> {
  const { rows } = await sql<ExpectedRow>`
    select a.id, a.version, p.name, p.id_number_cipher, t.ticket_no, s.name as school_name, a.origin_province, a.origin_ticket_no, a.state,
      (select count(*)::int from arrival_courses c where c.arrival_id = a.id and c.revision = a.revision) as courses
    from arrivals a join persons p on p.id = a.person_id join tickets t on t.id = a.ticket_id join schools s on s.id = a.school_id
    where (a.state = 'to_confirm' or (a.state = 'confirmed' and a.moved_at >= ${since}))
      and (${schoolIds === undefined} or a.school_id = any(${schoolIds ?? []}::uuid[]))
    order by a.id limit ${EXPECTED}`.execute(tx)
  return rows
}

/** Counts by province what arrived, how it stands, and the scores that it gave. */
export async function countByProvince(tx: Tx, schoolIds: Schools) {
  const { rows } = await sql<{
    province: string
    total: number
    open: number
    confirmed: number
    rejected: number
    returned: number
    courses: number
    scores: number
  }>`
    select a.origin_province as province, count(*)::int as total,
      count(*) filter (where a.state in ('unmatched', 'under_review', 'to_confirm'))::int as open,
      count(*) filter (where a.state = 'confirmed')::int as confirmed, count(*) filter (where a.state = 'rejected')::int as rejected,
      count(*) filter (where a.state = 'returned')::int as returned, coalesce(sum(c.number), 0)::int as courses,
      coalesce(sum(s.number), 0)::int as scores
    from arrivals a
      left join lateral (select count(*)::int as number from arrival_courses c
        where c.arrival_id = a.id and c.revision = a.revision) c on true
      left join lateral (select count(*)::int as number from scores s where s.arrival_id = a.id and s.state <> 'void') s on true
    where a.state <> 'replaced' and (${schoolIds === undefined} or a.school_id = any(${schoolIds ?? []}::uuid[]))
    group by a.origin_province order by total desc, province limit 100`.execute(tx)
  return rows
}
