import type { TransferOutForm } from '#contracts/forms/transfer-out.ts'
import type { Tx } from '#platform/db/database.ts'
import { type FiledRevision, findSettlement } from './settlement.store.ts'

/** The major of a filed transfer: chosen from the list, or as staff settled it; undefined: typed, and nobody has settled it yet. */
export async function majorOf(
  tx: Tx,
  { form, revision }: { form: TransferOutForm; revision: FiledRevision },
): Promise<{ code: string; name: string } | undefined> {
  if (form.majorFrom === 'typed') return findSettlement(tx, revision)
  return { code: form.majorCode, name: form.majorName }
}
