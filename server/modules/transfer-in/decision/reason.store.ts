import type { Tx } from '#platform/db/database.ts'

/** Lists the reasons in force for rejecting a transfer, in the order of the catalogue (REV-04). */
export async function listArrivalReasons(tx: Tx) {
  return tx
    .selectFrom('reject_reasons')
    .select(['code', 'label', 'words', 'remedy', 'needs_note'])
    .where('service', '=', 'transfer-in')
    .where('retired_at', 'is', null)
    .orderBy('seq')
    .orderBy('code')
    .limit(200)
    .execute()
}
