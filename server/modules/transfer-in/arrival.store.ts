import { sql } from 'kysely'
import type { ArrivalState } from '#contracts/transfers/transfer-in.ts'
import type { Tx } from '#platform/db/database.ts'

/** An arrival as every use case reads it. */
export interface ArrivalRow {
  id: string
  arrival_no: number
  origin_province: string
  origin_ticket_no: string
  origin_major: string | null
  name: string
  id_type: string
  id_number_cipher: Buffer
  destination_ticket_no: string | null
  source: 'file' | 'package'
  arrived_at: Date
  person_id: string | null
  ticket_id: string | null
  school_id: string | null
  state: ArrivalState
  chain: ('school' | 'authority')[] | null
  level: number | null
  awaits: 'school' | 'authority' | null
  revision: number
  corrects: string | null
  version: number
  moved_at: Date
  to_confirm_since: Date | null
}

const COLUMNS = sql`a.id, a.arrival_no, a.origin_province, a.origin_ticket_no, a.origin_major, a.name, a.id_type, a.id_number_cipher,
  a.destination_ticket_no, a.source, a.arrived_at, a.person_id, a.ticket_id, a.school_id, a.state, a.chain, a.level, a.awaits, a.revision,
  a.corrects, a.version, a.moved_at, a.to_confirm_since`

/**
 * Finds an arrival and locks it, and what it corrects, until the transaction ends: always the older one first, as a taking in does. Every
 * move begins with this lock; the person's comes after it.
 */
export async function lockArrival(tx: Tx, id: string): Promise<ArrivalRow | undefined> {
  await sql`
    select from arrivals where id = ${id} or id = (select corrects from arrivals where id = ${id}) order by id for update`.execute(
    tx,
  )
  return findArrival(tx, id)
}

/** Finds an arrival by its id. */
export async function findArrival(tx: Tx, id: string): Promise<ArrivalRow | undefined> {
  const { rows } = await sql<ArrivalRow>`select ${COLUMNS} from arrivals a where a.id = ${id}`.execute(tx)
  return rows[0]
}

/**
 * Waits until nobody is taking in, and lets nobody begin until the transaction ends. Whoever takes in locks arrivals and persons afterwards, so
 * that this comes before any lock of either, or both could wait for each other. A file holds them for as long as it is applied: another file waits,
 * and whoever asks at the desk meanwhile is told to ask again.
 */
export async function holdTakingsIn(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('arrivals', 0))`.execute(tx)
}

/**
 * Another arrival of the same record that is open, or is confirmed and not what this one corrects: of both only one can take effect. Ask while
 * takings in are held: one could bring it at this moment.
 */
export async function findRival(tx: Tx, id: string): Promise<'open' | 'confirmed' | undefined> {
  const { rows } = await sql<{ rival: 'open' | 'confirmed' }>`
    select case o.state when 'confirmed' then 'confirmed' else 'open' end as rival
    from arrivals a join arrivals o on o.origin_province = a.origin_province and o.origin_ticket_no = a.origin_ticket_no
      and o.id_number_index = a.id_number_index and o.id <> a.id
    where a.id = ${id} and (o.state in ('unmatched', 'under_review', 'to_confirm')
      or o.state = 'confirmed' and o.id is distinct from a.corrects)
    order by o.state = 'confirmed' limit 1`.execute(tx)
  return rows[0]?.rival
}

/** Where a move leads; what is left out stays as it is. */
export interface ArrivalChange {
  state: ArrivalState
  level?: number | null
  owner?: { personId: string; ticketId: string; schoolId: string; chain: readonly string[] } | null
  toConfirmSince?: Date
}

/** Moves an arrival from the state and version that were read; false when another transaction was faster. */
export async function moveArrival(
  tx: Tx,
  { from, to, at }: { from: ArrivalRow; to: ArrivalChange; at: Date },
): Promise<boolean> {
  const { owner } = to
  const { numUpdatedRows } = await tx
    .updateTable('arrivals')
    .set({
      state: to.state,
      version: from.version + 1,
      moved_at: at,
      to_confirm_since: to.toConfirmSince ?? null,
      ...(to.level === undefined ? {} : { level: to.level }),
      ...(owner === undefined
        ? {}
        : {
            person_id: owner?.personId ?? null,
            ticket_id: owner?.ticketId ?? null,
            school_id: owner?.schoolId ?? null,
            chain: owner ? [...owner.chain] : null,
          }),
    })
    .where('id', '=', from.id)
    .where('state', '=', from.state)
    .where('version', '=', from.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** What an entry of the trail about an arrival is about, and whose it is. */
export function aboutArrival({ id, person_id: personId }: Pick<ArrivalRow, 'id' | 'person_id'>) {
  return { subject: { kind: 'arrival', id }, ...(personId ? { personId } : {}) } as const
}
