import type { Tx } from '#platform/db/database.ts'

/** Finds the transfer-out of a 准考证 and what followed its approval, if anything did. */
export async function findTransfer(tx: Tx, ticketId: string) {
  const row = await tx
    .selectFrom('applications as a')
    .leftJoin('departures as d', 'd.application_id', 'a.id')
    .select(['a.id', 'd.id as departureId', 'd.version'])
    .where('a.ticket_id', '=', ticketId)
    .where('a.service', '=', 'transfer-out')
    .executeTakeFirst()
  return row
}
