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
      'tickets.state',
      'tickets.school_id',
      'schools.name as school_name',
      'majors.code as major_code',
      'majors.name as major_name',
      'majors.level',
    ])
    .orderBy('tickets.registered_on', 'desc')
    .orderBy('tickets.id')
}

export type TicketRow = Awaited<ReturnType<ReturnType<typeof tickets>['execute']>>[number]

/** Lists all 准考证 of these persons, the newest first (HOM-01). */
export async function listTicketsOf(tx: Tx, personIds: readonly string[]): Promise<TicketRow[]> {
  if (personIds.length === 0) return []
  return tickets(tx).where('tickets.person_id', 'in', personIds).limit(1000).execute()
}

/** Finds the 准考证 of that id. */
export async function findTicket(tx: Tx, id: string): Promise<TicketRow | undefined> {
  return tickets(tx).where('tickets.id', '=', id).executeTakeFirst()
}
