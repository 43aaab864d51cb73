import { sql } from 'kysely'
import type { ArrivalState } from '#contracts/transfers/transfer-in.ts'
import type { Tx } from '#platform/db/database.ts'
import type { ArrivalRow } from './arrival.store.ts'

export type ArrivalStepKind =
  | 'arrived'
  | 'corrected'
  | 'matched'
  | 'unmatched'
  | 'passed'
  | 'approved'
  | 'rejected'
  | 'confirmed'
  | 'returned'
  | 'expired'
  | 'replaced'
  | 'undone'

/** Why a level rejects, in the candidate's words. */
export interface ArrivalReason {
  code: string
  words: string
  remedy: string
}

export interface NewArrivalStep {
  /** The arrival as it was before the move. */
  from: Pick<ArrivalRow, 'id' | 'state' | 'level' | 'revision'>
  kind: ArrivalStepKind
  at: Date
  /** The officer; neither officer nor candidate: the machine did it. */
  staffId?: string
  personId?: string
  secondStaffId?: string
  level?: number
  reasons?: readonly ArrivalReason[]
  note?: string
  undoesSeq?: number
}

/** Adds the next step to an arrival's life; the arrival is locked. */
export async function insertArrivalStep(tx: Tx, step: NewArrivalStep): Promise<void> {
  const { from } = step
  await sql`
    insert into arrival_steps (arrival_id, seq, kind, revision, at, staff_id, person_id, second_staff_id, level, from_state, from_level,
      reasons, note, undoes_seq)
    select ${from.id}, coalesce(max(seq), 0) + 1, ${step.kind}, ${from.revision}, ${step.at}, ${step.staffId ?? null}::uuid,
      ${step.personId ?? null}::uuid, ${step.secondStaffId ?? null}::uuid, ${step.level ?? null}::smallint, ${from.state},
      ${from.level}::smallint, ${JSON.stringify(step.reasons ?? [])}::jsonb, ${step.note ?? null}, ${step.undoesSeq ?? null}::integer
    from arrival_steps where arrival_id = ${from.id}`.execute(tx)
}

export interface ArrivalStepRow {
  seq: number
  kind: ArrivalStepKind
  at: Date
  staff_id: string | null
  person_id: string | null
  level: number | null
  from_state: ArrivalState | null
  from_level: number | null
  reasons: ArrivalReason[]
  note: string | null
  undoes_seq: number | null
}

/** Lists an arrival's steps, the first first. */
export async function listArrivalSteps(tx: Tx, arrivalId: string): Promise<ArrivalStepRow[]> {
  const { rows } = await sql<ArrivalStepRow>`
    select seq, kind, at, staff_id, person_id, level, from_state, from_level, reasons, note, undoes_seq from arrival_steps
    where arrival_id = ${arrivalId} order by seq limit 500`.execute(tx)
  return rows
}
