import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { DepartureRow } from '../departure.store.ts'

/** Adds the lower passes of the courses that go: they become 已转出 together, or a course would count here and there. */
export async function addScoresAlong(tx: Tx, departureId: string): Promise<void> {
  await sql`
    insert into departure_scores (person_id, departure_id, score_id, score_version, is_in_package)
    select distinct s.person_id, ds.departure_id, s.id, s.version, false
    from departure_scores ds join scores taken on taken.person_id = ds.person_id and taken.id = ds.score_id
      join scores s on s.person_id = ds.person_id and s.ticket_id = taken.ticket_id and s.course_code = taken.course_code
    where ds.departure_id = ${departureId} and s.state = 'valid'
    on conflict (departure_id, score_id) do nothing`.execute(tx)
}

/** The ids of all scores that go, those that go along included. */
export async function listDepartureScores(tx: Tx, departureId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('departure_scores')
    .select('score_id')
    .where('departure_id', '=', departureId)
    .orderBy('score_id')
    .limit(1000)
    .execute()
  return rows.map(({ score_id }) => score_id)
}

/**
 * Whether the 准考证 has a pass that is not among those that go. Published or not, of whichever day: what was sat before the approval may
 * come out after it, and would be stranded under a 准考证 that is closed.
 */
export async function hasPassLeft(tx: Tx, departureId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from departures d join scores s on s.person_id = d.person_id and s.ticket_id = d.ticket_id
      where d.id = ${departureId} and s.state = 'valid'
        and (s.mark >= 60 or s.grade <> 'fail' or s.outcome = 'exempted')
        and not exists (select from departure_scores x where x.departure_id = d.id and x.score_id = s.id)) as found`.execute(
    tx,
  )
  return rows[0]?.found ?? false
}

/** Finds the departure of a package, with the digest that was sent and whether it still counts. */
export async function findDepartureOfPackage(
  tx: Tx,
  packageId: string,
): Promise<
  { departure_id: string; content_sha256: string; province: string; is_replaced: boolean } | undefined
> {
  const { rows } = await sql<{
    departure_id: string
    content_sha256: string
    province: string
    is_replaced: boolean
  }>`select k.departure_id, k.content_sha256, d.province, k.replaced_at is not null as is_replaced
    from departure_packages k join departures d on d.id = k.departure_id where k.id = ${packageId}`.execute(
    tx,
  )
  return rows[0]
}

/** Notes at the answer of a departure that it does not stand any more. */
export async function markTakenBack(
  tx: Tx,
  { person_id: personId, id }: Pick<DepartureRow, 'person_id' | 'id'>,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('departure_steps')
    .set({ taken_back_at: at })
    .where('person_id', '=', personId)
    .where('departure_id', '=', id)
    .where('kind', 'in', ['accepted', 'returned'])
    .where('taken_back_at', 'is', null)
    .execute()
}

export interface UndoRow {
  id: string
  departure_id: string
  departure_version: number
  reason: string
  asked_by: string
  state: string
}

/** Asks for an answer to be taken back; false when somebody asked already. */
export async function insertUndo(
  tx: Tx,
  undo: {
    id: string
    personId: string
    departureId: string
    version: number
    reason: string
    staffId: string
    at: Date
  },
): Promise<boolean> {
  const row = await tx
    .insertInto('departure_undos')
    .values({
      ...{ id: undo.id, person_id: undo.personId, departure_id: undo.departureId, state: 'asked' },
      ...{ departure_version: undo.version, reason: undo.reason, asked_by: undo.staffId, asked_at: undo.at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Finds a request to take an answer back. */
export async function findUndo(tx: Tx, id: string): Promise<UndoRow | undefined> {
  return tx
    .selectFrom('departure_undos')
    .select(['id', 'departure_id', 'departure_version', 'reason', 'asked_by', 'state'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Decides on the request; false when somebody was faster. */
export async function settleUndo(
  tx: Tx,
  undo: { id: string; to: 'done' | 'refused'; staffId: string; at: Date; note: string | undefined },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('departure_undos')
    .set({ state: undo.to, decided_by: undo.staffId, decided_at: undo.at, note: undo.note ?? null })
    .where('id', '=', undo.id)
    .where('state', '=', 'asked')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
