import { sql } from 'kysely'
import type { ServiceCode } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Times } from './window-times.rules.ts'

export interface WindowRow extends Times {
  service: ServiceCode
  round: string
  schoolId: string | null
  nextExpected: string | null
}

/** Finds a window and holds it until the end of the transaction. */
export async function holdWindow(tx: Tx, id: string): Promise<WindowRow | undefined> {
  const { rows } = await sql<WindowRow>`
    select service, round, school_id as "schoolId", next_expected as "nextExpected", lower(period) as "opensAt",
      upper(period) as "closesAt" from windows where id = ${id} for update`.execute(tx)
  return rows[0]
}

/** Finds the round of another window of the same service and school that is open at one of these instants. */
export async function findOverlap(
  tx: Tx,
  {
    service,
    schoolId,
    opensAt,
    closesAt,
    besides,
  }: Pick<WindowRow, 'service' | 'schoolId'> & Times & { besides: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ round: string }>`
    select round from windows where service = ${service} and school_id is not distinct from ${schoolId}::uuid
      and id <> ${besides} and period && tstzrange(${opensAt}, ${closesAt}) order by lower(period), id limit 1`.execute(
    tx,
  )
  return rows[0]?.round
}

/** Whether the round of that name has a window of the service and school already. */
export async function isRoundTaken(
  tx: Tx,
  { service, schoolId, round }: Pick<WindowRow, 'service' | 'schoolId' | 'round'>,
): Promise<boolean> {
  const { rows } = await sql`
    select from windows where service = ${service} and school_id is not distinct from ${schoolId}::uuid and round = ${round}`.execute(
    tx,
  )
  return rows.length > 0
}

/** Opens a window. Throws the violation where it overlaps another or its round has one. */
export async function insertWindow(tx: Tx, { id, ...row }: WindowRow & { id: string }): Promise<void> {
  await sql`
    insert into windows (id, service, round, school_id, period, next_expected)
    values (${id}, ${row.service}, ${row.round}, ${row.schoolId}, tstzrange(${row.opensAt}, ${row.closesAt}), ${row.nextExpected})`.execute(
    tx,
  )
}

/** Gives a window other times. Throws the violation where it then overlaps another. */
export async function setTimes(
  tx: Tx,
  { id, opensAt, closesAt, nextExpected }: Times & { id: string; nextExpected: string | null },
): Promise<void> {
  await sql`
    update windows set period = tstzrange(${opensAt}, ${closesAt}), next_expected = ${nextExpected} where id = ${id}`.execute(
    tx,
  )
}

/** Takes away a window that never opened. */
export async function deleteWindow(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('windows').where('id', '=', id).execute()
}

export interface ChangeRow {
  id: string
  kind: 'open' | 'move' | 'close'
  windowId: string
  service: ServiceCode
  round: string
  schoolId: string | null
  schoolName: string | null
  seenOpensAt: Date | null
  seenClosesAt: Date | null
  opensAt: Date | null
  closesAt: Date | null
  nextExpected: string | null
  reason: string
  state: 'requested' | 'approved' | 'refused' | 'withdrawn'
  requestedBy: string
  requester: string
  requestedAt: Date
  decider: string | null
  decidedAt: Date | null
  note: string | null
}

const COLUMNS = sql`c.id, c.kind, c.window_id as "windowId", c.service, c.round, c.school_id as "schoolId", s.name as "schoolName",
  lower(c.seen) as "seenOpensAt", upper(c.seen) as "seenClosesAt", lower(c.period) as "opensAt", upper(c.period) as "closesAt",
  c.next_expected as "nextExpected", c.reason, c.state, c.requested_by as "requestedBy", a.name as requester,
  c.requested_at as "requestedAt", b.name as decider, c.decided_at as "decidedAt", c.note`
const TABLES = sql`window_changes c left join schools s on s.id = c.school_id join staff a on a.id = c.requested_by
  left join staff b on b.id = c.decided_by`

/** Lists all changes of windows that wait, then the newest others, fifty at most. */
export async function listChangeRows(tx: Tx): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`select ${COLUMNS} from ${TABLES}
    order by (c.state = 'requested') desc, c.requested_at desc, c.id
    limit 50 + (select count(*) from window_changes where state = 'requested')`.execute(tx)
  return rows
}

/** Finds a change and holds it until the end of the transaction. */
export async function holdChange(tx: Tx, id: string): Promise<ChangeRow | undefined> {
  const { rows } =
    await sql<ChangeRow>`select ${COLUMNS} from ${TABLES} where c.id = ${id} for update of c`.execute(tx)
  return rows[0]
}

/** Stores a change that waits for the second person. Throws the violation where one of the window waits already. */
export async function insertChange(
  tx: Tx,
  change: Pick<
    ChangeRow,
    'id' | 'kind' | 'windowId' | 'service' | 'round' | 'schoolId' | 'nextExpected' | 'reason'
  > & {
    seen: Times | undefined
    times: Times | undefined
    staffId: string
    at: Date
  },
): Promise<void> {
  const range = (times: Times | undefined) =>
    times ? sql`tstzrange(${times.opensAt}, ${times.closesAt})` : sql`null::tstzrange`
  await sql`
    insert into window_changes (id, kind, window_id, service, round, school_id, seen, period, next_expected, reason, state, requested_by, requested_at)
    values (${change.id}, ${change.kind}, ${change.windowId}, ${change.service}, ${change.round}, ${change.schoolId}, ${range(change.seen)},
      ${range(change.times)}, ${change.nextExpected}, ${change.reason}, 'requested', ${change.staffId}, ${change.at})`.execute(
    tx,
  )
}

/** Decides on a change that waits; false when another decision came first. */
export async function settleChange(
  tx: Tx,
  step: {
    id: string
    state: 'approved' | 'refused' | 'withdrawn'
    staffId: string
    at: Date
    note: string | undefined
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('window_changes')
    .set({ state: step.state, decided_by: step.staffId, decided_at: step.at, note: step.note ?? null })
    .where('id', '=', step.id)
    .where('state', '=', 'requested')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
