import type { Tx } from '#platform/db/database.ts'

const STANDING = ['to_sign', 'signed', 'sent', 'accepted']

/** Whether what follows an approval is on its way or has arrived, and was neither sent back nor given up. */
export async function isDeparting(tx: Tx, applicationId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('departures')
    .select('id')
    .where('application_id', '=', applicationId)
    .where('state', 'in', STANDING)
    .executeTakeFirst()
  return row !== undefined
}
