import { sql } from 'kysely'
import type { SanctionKind, SanctionState } from '#contracts/office/sanctions.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Question } from '#platform/db/question.ts'

export interface SanctionRow {
  id: string
  person_id: string
  person_name: string
  ticket_nos: string[]
  kind: SanctionKind
  until: string
  reason: string
  state: SanctionState
  requested_by: string
  requester: string
  requested_at: Date
  decider: string | null
  decided_at: Date | null
  decision_note: string | null
  revocation_reason: string | null
  revocation_asked_by: string | null
  revocation_asker: string | null
  revocation_asked_at: Date | null
  revocation_decider: string | null
  revocation_decided_at: Date | null
  revocation_note: string | null
}

const ROWS = sql`
  select s.id, s.person_id, p.name as person_name,
    (select array_agg(t.ticket_no order by t.ticket_no) from tickets t where t.person_id = s.person_id) as ticket_nos,
    s.kind, s.until::text as until, s.reason, s.state, s.requested_by, a.name as requester, s.requested_at,
    b.name as decider, s.decided_at, s.decision_note, s.revocation_reason, s.revocation_asked_by, c.name as revocation_asker,
    s.revocation_asked_at, d.name as revocation_decider, s.revocation_decided_at, s.revocation_note
  from sanctions s join persons p on p.id = s.person_id join staff a on a.id = s.requested_by
    left join staff b on b.id = s.decided_by left join staff c on c.id = s.revocation_asked_by
    left join staff d on d.id = s.revocation_decided_by`

/** Lists all sanctions that wait for a second person, then the newest others, `most` at most. */
export async function listSanctionRows(tx: Tx, most: number): Promise<SanctionRow[]> {
  const { rows } = await sql<SanctionRow>`${ROWS}
    order by (s.state in ('requested', 'revocation_asked')) desc, s.requested_at desc, s.id
    limit ${most} + (select count(*) from sanctions where state in ('requested', 'revocation_asked'))`.execute(
    tx,
  )
  return rows
}

/** Lists every sanction of a person, the newest first. */
export async function listSanctionRowsOf(tx: Tx, personId: string): Promise<SanctionRow[]> {
  const { rows } = await sql<SanctionRow>`${ROWS}
    where s.person_id = ${personId} order by s.requested_at desc, s.id limit 200`.execute(tx)
  return rows
}

/** A sanction that holds. */
interface SanctionInForce {
  kind: string
  until: string
}

/** Asks for the sanctions of a person that hold, the first to end first. One whose revocation is asked for still holds. */
export function sanctionsInForce(personId: string): Question<SanctionInForce, SanctionInForce[]> {
  const rows = sql<SanctionInForce>`
    select kind, until from sanctions
    where person_id = ${personId} and state in ('in_force', 'revocation_asked') order by until, id`
  return { rows, answer: (sanctions) => [...sanctions] }
}

/** Stores a sanction that waits for the second person. */
export async function insertSanction(
  tx: Tx,
  sanction: {
    id: string
    personId: string
    kind: SanctionKind
    until: string
    reason: string
    staffId: string
    at: Date
  },
): Promise<void> {
  await tx
    .insertInto('sanctions')
    .values({
      id: sanction.id,
      person_id: sanction.personId,
      kind: sanction.kind,
      until: sanction.until,
      reason: sanction.reason,
      state: 'requested',
      requested_by: sanction.staffId,
      requested_at: sanction.at,
    })
    .execute()
}

export type LockedSanction = Pick<
  SanctionRow,
  | 'person_id'
  | 'kind'
  | 'until'
  | 'reason'
  | 'state'
  | 'requested_by'
  | 'revocation_asked_by'
  | 'revocation_reason'
>

/** Finds a sanction and locks it. */
export async function lockSanction(tx: Tx, id: string): Promise<LockedSanction | undefined> {
  const { rows } = await sql<LockedSanction>`
    select person_id, kind, until::text as until, reason, state, requested_by, revocation_asked_by, revocation_reason
    from sanctions where id = ${id} for update`.execute(tx)
  return rows[0]
}

export interface Decision {
  id: string
  staffId: string
  at: Date
  note: string | undefined
}

/** Decides on a sanction that was entered; false when another decision came first. */
export async function settleRequest(
  tx: Tx,
  { id, staffId, at, note }: Decision,
  to: 'in_force' | 'refused',
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('sanctions')
    .set({ state: to, decided_by: staffId, decided_at: at, decision_note: note ?? null })
    .where('id', '=', id)
    .where('state', '=', 'requested')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Notes that somebody asks for it to be taken back; false when it does not hold, or somebody asked already. */
export async function askToRevoke(
  tx: Tx,
  { id, staffId, at, reason }: { id: string; staffId: string; at: Date; reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('sanctions')
    .set({
      state: 'revocation_asked',
      revocation_reason: reason,
      revocation_asked_by: staffId,
      revocation_asked_at: at,
      revocation_decided_by: null,
      revocation_decided_at: null,
      revocation_note: null,
    })
    .where('id', '=', id)
    .where('state', '=', 'in_force')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Decides on a revocation that was asked for; false when another decision came first. */
export async function settleRevocation(
  tx: Tx,
  { id, staffId, at, note }: Decision,
  to: 'revoked' | 'in_force',
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('sanctions')
    .set({
      state: to,
      revocation_decided_by: staffId,
      revocation_decided_at: at,
      revocation_note: note ?? null,
    })
    .where('id', '=', id)
    .where('state', '=', 'revocation_asked')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
