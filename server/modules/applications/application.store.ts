import { sql } from 'kysely'
import type { ApplicationState } from '#contracts/applications.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'

export interface ApplicationRow {
  id: string
  application_no: number
  person_id: string
  ticket_id: string
  school_id: string
  service: ServiceName
  subject: string
  title: string
  state: ApplicationState
  chain: string[]
  level: number
  awaits: 'school' | 'authority' | null
  revision: number
  version: number
  first_filed_at: Date
  filed_at: Date
  moved_at: Date
  /** The deadline of the candidate's answer while the state is 'amending'. */
  amend_until: Date | null
  /** When the hold (暂缓) began; null when the application is not on hold. */
  held_at: Date | null
  /** Since when its owner wants a rejected application no more. */
  put_away_at: Date | null
}

const COLUMNS = [
  'id',
  'application_no',
  'person_id',
  'ticket_id',
  'school_id',
  'service',
  'subject',
  'title',
  'state',
  'chain',
  'level',
  'awaits',
  'revision',
  'version',
  'first_filed_at',
  'filed_at',
  'moved_at',
  'amend_until',
  'held_at',
  'put_away_at',
] as const

/** Finds an application by its id, whoever owns it. */
export async function findApplication(tx: Tx, id: string): Promise<ApplicationRow | undefined> {
  const row = await tx.selectFrom('applications').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row as ApplicationRow | undefined
}

/** Finds an application and locks its row until the transaction ends. Every move begins with this lock. */
export async function lockApplication(tx: Tx, id: string): Promise<ApplicationRow | undefined> {
  const row = await tx
    .selectFrom('applications')
    .select(COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row as ApplicationRow | undefined
}

/** Lists the applications of a 准考证 for a service, the newest first. */
export async function listApplications(
  tx: Tx,
  key: { ticketId: string; service: ServiceName },
): Promise<ApplicationRow[]> {
  const rows = await tx
    .selectFrom('applications')
    .select(COLUMNS)
    .where('ticket_id', '=', key.ticketId)
    .where('service', '=', key.service)
    .orderBy('first_filed_at', 'desc')
    .orderBy('id')
    .limit(300)
    .execute()
  return rows as ApplicationRow[]
}

/** Lists the applications of one submission in the order in which they were filed. */
export async function listApplicationsOfFiling(tx: Tx, filingId: string): Promise<ApplicationRow[]> {
  const rows = await tx
    .selectFrom('applications')
    .innerJoin('application_revisions as r', (join) =>
      join
        .onRef('r.person_id', '=', 'applications.person_id')
        .onRef('r.application_id', '=', 'applications.id'),
    )
    .select(COLUMNS.map((column) => `applications.${column}` as const))
    .where('r.filing_id', '=', filingId)
    .orderBy('applications.application_no')
    .limit(300)
    .execute()
  return rows as ApplicationRow[]
}

/**
 * Inserts an application. Answers false when the candidate has one for that subject already (APP-06): the unique key
 * decides.
 */
export async function insertApplication(
  tx: Tx,
  application: {
    id: string
    personId: string
    ticketId: string
    schoolId: string
    service: ServiceName
    subject: string
    title: string
    chain: readonly string[]
    at: Date
  },
): Promise<boolean> {
  const row = await tx
    .insertInto('applications')
    .values({
      id: application.id,
      person_id: application.personId,
      ticket_id: application.ticketId,
      school_id: application.schoolId,
      service: application.service,
      subject: application.subject,
      title: application.title,
      state: 'pending',
      chain: [...application.chain],
      level: 1,
      revision: 1,
      first_filed_at: application.at,
      filed_at: application.at,
      moved_at: application.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Moves an application from the state and version that were read. Answers false when another transaction moved it first
 * (house rule 17).
 */
export async function moveApplication(
  tx: Tx,
  move: {
    from: ApplicationRow
    to: ApplicationState
    level: number
    at: Date
    /** The title and chain of a newly filed revision. The application's place in the queue follows `filedAt`. */
    refiled?: { title: string; chain: readonly string[]; filedAt: Date }
    /** The deadline of an amendment; absent when the move does not ask for an amendment. */
    amendUntil?: Date
    /** When the hold began; absent when the application is not on hold. */
    heldAt?: Date
  },
): Promise<boolean> {
  const { from, refiled } = move
  const { numUpdatedRows } = await tx
    .updateTable('applications')
    .set({
      state: move.to,
      level: move.level,
      version: from.version + 1,
      moved_at: move.at,
      amend_until: move.amendUntil ?? null,
      held_at: move.heldAt ?? null,
      put_away_at: null,
      ...(refiled
        ? {
            title: refiled.title,
            chain: [...refiled.chain],
            revision: from.revision + 1,
            filed_at: refiled.filedAt,
          }
        : {}),
    })
    .where('person_id', '=', from.person_id)
    .where('id', '=', from.id)
    .where('state', '=', from.state)
    .where('version', '=', from.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * Returns the chain in force for new filings, with the days in which each level is expected to decide (REV-05, APP-07).
 */
export async function requireChain(
  tx: Tx,
  key: { service: ServiceName; at: Date },
): Promise<{ levels: string[]; expectedDays: number[] }> {
  const { rows } = await sql<{ levels: string[]; expected_days: number[] }>`
    select levels, expected_days from review_chains where service = ${key.service} and valid_from <= ${key.at}
    order by valid_from desc limit 1`.execute(tx)
  const [chain] = rows
  if (!chain) throw new Error(`no review chain for ${key.service}`)
  return { levels: chain.levels, expectedDays: chain.expected_days }
}
