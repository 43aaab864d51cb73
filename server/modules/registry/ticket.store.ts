import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

function tickets(tx: Tx) {
  return tx
    .selectFrom('tickets')
    .innerJoin('schools', 'schools.id', 'tickets.school_id')
    .innerJoin('plans', 'plans.id', 'tickets.plan_id')
    .innerJoin('majors', 'majors.id', 'plans.major_id')
    .select([
      'tickets.id',
      'tickets.person_id',
      'tickets.ticket_no',
      'tickets.school_id',
      'schools.name as school_name',
      'majors.code as major_code',
      'majors.name as major_name',
      'majors.level',
    ])
    .orderBy('tickets.registered_on', 'desc')
    .orderBy('tickets.id')
}

/** A 准考证 without its state, which differs by instant. */
type Ticket = Awaited<ReturnType<ReturnType<typeof tickets>['execute']>>[number]

export type TicketRow = Ticket & { state: string }

/**
 * Lists all 准考证 of these persons as they stand at an instant, the newest first (HOM-01). A 准考证 graduates at an instant that
 * only the clock decides (GRA-12, decision 0032).
 */
export async function listTicketsOf(tx: Tx, personIds: readonly string[], at: Date): Promise<TicketRow[]> {
  if (personIds.length === 0) return []
  return tickets(tx).select(stateAt(at)).where('tickets.person_id', 'in', personIds).limit(1000).execute()
}

const BEFORE_INSTANT = 'case when graduated_at(tickets.id, '
const AFTER_INSTANT = ") is null then tickets.state else 'graduated' end"

const stateAt = (at: Date) =>
  sql<string>`${sql.raw(BEFORE_INSTANT)}${at}${sql.raw(AFTER_INSTANT)}`.as('state')

/** The same state within a larger statement: of the 准考证 of `tickets`, at the instant that is its value `at`. */
export function ticketStateAt(at: `$${number}`): string {
  return `${BEFORE_INSTANT}${at}::timestamptz${AFTER_INSTANT}`
}

/** Finds whose 准考证 that is, with its number, school and major. */
export async function findTicket(tx: Tx, id: string): Promise<Ticket | undefined> {
  return tickets(tx).where('tickets.id', '=', id).executeTakeFirst()
}

/** The states of a 准考证. 毕业 is not among them while only the clock has made it so (GRA-12). */
export type TicketState = 'active' | 'transferring_out' | 'transferred_out' | 'graduated' | 'closed'

/**
 * TRO-03: moves a 准考证 from one state to another; false when it is not in the first one, or has graduated meanwhile. No other
 * function changes the state of a 准考证 that is on record.
 */
export async function moveTicket(
  tx: Tx,
  move: { ticketId: string; from: TicketState; to: TicketState; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('tickets')
    .set({ state: move.to })
    .where('id', '=', move.ticketId)
    .where('state', '=', move.from)
    .where(sql<boolean>`graduated_at(tickets.id, ${move.at}) is null`)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
