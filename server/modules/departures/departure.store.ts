import { sql } from 'kysely'
import type { DepartureState, DepartureStepKind } from '#contracts/office/departures.ts'
import type { Tx } from '#platform/db/database.ts'

/** Of a departure `d`, a score `y` that goes and its row `x` there: whether it was corrected or voided since the approval (TRO-04). */
export const HAS_CHANGED = sql<boolean>`(y.version <> x.score_version
  or y.state <> case when d.state = 'accepted' then 'transferred_out' else 'valid' end)`

/** Where a transfer goes. */
export interface Destination {
  province: string
  ticketNo: string
  level: 'zhuanke' | 'benke'
  /** undefined: the applicant did not find the major in the list. */
  majorCode: string | undefined
  majorName: string
}

export interface NewDeparture {
  id: string
  personId: string
  applicationId: string
  ticketId: string
  schoolId: string
  destination: Destination
  takesAll: boolean
  signBy: string
  at: Date
}

/** Inserts a departure with the scores that go, as they are now; false when not every one of them is there and valid. */
export async function insertDeparture(
  tx: Tx,
  departure: NewDeparture,
  scoreIds: readonly string[],
): Promise<boolean> {
  const { id, personId, ticketId, destination, at } = departure
  await tx
    .insertInto('departures')
    .values({
      ...{ id, person_id: personId, ticket_id: ticketId, state: 'to_sign' },
      application_id: departure.applicationId,
      school_id: departure.schoolId,
      province: destination.province,
      destination_ticket_no: destination.ticketNo,
      destination_level: destination.level,
      destination_major_code: destination.majorCode ?? null,
      destination_major_name: destination.majorName,
      takes_all: departure.takesAll,
      ...{ opened_at: at, moved_at: at, sign_by: departure.signBy },
    })
    .execute()
  const { numAffectedRows } = await sql`
    insert into departure_scores (person_id, departure_id, score_id, score_version)
    select person_id, ${id}, id, version from scores
    where person_id = ${personId} and ticket_id = ${ticketId} and id = any(${[...scoreIds]}::uuid[]) and state = 'valid'`.execute(
    tx,
  )
  return numAffectedRows === BigInt(scoreIds.length)
}

const COLUMNS = sql`d.id, d.person_id, d.application_id, d.ticket_id, d.school_id, d.state, d.version, d.province,
  d.destination_ticket_no, d.destination_level, d.destination_major_code, d.destination_major_name, d.takes_all, d.opened_at,
  d.sign_by, d.signed_on, d.moved_at`

export interface DepartureRow {
  id: string
  person_id: string
  application_id: string
  ticket_id: string
  school_id: string
  state: DepartureState
  version: number
  province: string
  destination_ticket_no: string
  destination_level: 'zhuanke' | 'benke'
  destination_major_code: string | null
  destination_major_name: string
  takes_all: boolean
  opened_at: Date
  sign_by: string
  signed_on: string | null
  moved_at: Date
}

/** Finds the departure of an application. */
export async function findDepartureOf(tx: Tx, applicationId: string): Promise<DepartureRow | undefined> {
  const { rows } = await sql<DepartureRow>`
    select ${COLUMNS} from departures d where d.application_id = ${applicationId}
    order by d.state = 'closed', d.opened_at desc, d.id limit 1`.execute(tx)
  return rows[0]
}

/** Moves a departure from the state and version that were seen; false when somebody was faster. */
export async function moveDeparture(
  tx: Tx,
  from: Pick<DepartureRow, 'person_id' | 'id' | 'state' | 'version'>,
  move: { to: DepartureState; at: Date; signedOn?: string | null; signBy?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('departures')
    .set({
      state: move.to,
      version: from.version + 1,
      moved_at: move.at,
      ...(move.signedOn === undefined ? {} : { signed_on: move.signedOn }),
      ...(move.signBy === undefined ? {} : { sign_by: move.signBy }),
    })
    .where('person_id', '=', from.person_id)
    .where('id', '=', from.id)
    .where('state', '=', from.state)
    .where('version', '=', from.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface NewDepartureStep {
  kind: DepartureStepKind
  staffId: string | undefined
  note?: string | undefined
  answerId?: string | undefined
  at: Date
}

/**
 * Adds a step. The departure was moved, and so locked, by this transaction before: its steps are numbered without gaps. False when the
 * answer of the step stands already, at whichever departure (TRO-04).
 */
export async function insertDepartureStep(
  tx: Tx,
  { id, person_id }: Pick<DepartureRow, 'id' | 'person_id'>,
  step: NewDepartureStep,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into departure_steps (person_id, departure_id, seq, kind, staff_id, note, answer_id, at)
    select ${person_id}::uuid, ${id}::uuid, coalesce(max(seq), 0) + 1, ${step.kind}, ${step.staffId ?? null}, ${step.note ?? null},
      ${step.answerId ?? null}, ${step.at} from departure_steps where departure_id = ${id}
    on conflict (answer_id) where taken_back_at is null do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** The terms that hold on a day. */
export async function findTerms(tx: Tx, day: string): Promise<{ sign_days: number; package_days: number }> {
  return tx
    .selectFrom('departure_terms')
    .select(['sign_days', 'package_days'])
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

/** Finds a departure. Whoever moves it locks the person first. */
export async function findDeparture(tx: Tx, id: string): Promise<DepartureRow | undefined> {
  const { rows } = await sql<DepartureRow>`select ${COLUMNS} from departures d where d.id = ${id}`.execute(tx)
  return rows[0]
}

/** The service of the application, whose page the candidate is sent to. */
export async function findServiceOf(tx: Tx, applicationId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('applications')
    .select('service')
    .where('id', '=', applicationId)
    .executeTakeFirst()
  return row?.service
}

/** Lists the departures whose day to sign is over, the oldest first. */
export async function listUnsigned(tx: Tx, today: string): Promise<{ id: string; person_id: string }[]> {
  return tx
    .selectFrom('departures')
    .select(['id', 'person_id'])
    .where('state', '=', 'to_sign')
    .where('sign_by', '<', today)
    .orderBy('sign_by')
    .orderBy('id')
    .limit(1000)
    .execute()
}
