import type { ImportKind } from '#contracts/office/imports.ts'
import type { Tx } from '#platform/db/database.ts'

/** Finds the batch in which this file was uploaded before. */
export async function findSameFile(tx: Tx, file: { kind: ImportKind; digest: Buffer }) {
  return tx
    .selectFrom('import_batches')
    .select(['batch_no', 'school_id'])
    .where('kind', '=', file.kind)
    .where('file_digest', '=', file.digest)
    .where('state', 'not in', ['unreadable', 'rolled_back', 'discarded'])
    .orderBy('batch_no', 'desc')
    .limit(1)
    .executeTakeFirst()
}
