import type { MultipartFile } from '@fastify/multipart'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Deps } from '#server/deps.ts'
import type { NewBatch } from '../batch.store.ts'
import { kindNamed } from '../kind-of.ts'
import { requireBatch, requireState } from '../require-batch.ts'
import { keepUpload } from './upload-import.ts'

/**
 * IMP-04: takes the corrected file of a batch that has not been applied, of the same kind, sitting and school. The faulty batch is discarded
 * in the same transaction, so that nobody has to remember it. Entries of two persons stay those persons' own (IMP-02).
 */
export async function receiveCorrected(
  deps: Deps,
  call: Call<StaffActor>,
  { id, file }: { id: string; file: MultipartFile | undefined },
): Promise<{ id: string; batchNo: number }> {
  const { actor } = call
  const batch = await deps.database.transact(call.deadline, async (tx) => {
    const found = await requireBatch(tx, { id, actor, grant: 'import.upload' })
    requireState(found, 'discard')
    const isEntry = found.is_double || found.entry_of !== null
    if (isEntry && found.uploaded_by !== actor.staffId) throw new Refusal('second_person')
    return found
  })
  const kept = await keepUpload(deps, call, {
    kind: kindNamed(batch.kind),
    sittingId: batch.sitting_id ?? undefined,
    schoolId: batch.school_id ?? undefined,
    entry: entryOf(batch),
    asksColumns: false,
    replaces: id,
    file,
  })
  await deps.files.remove(id)
  return kept
}

function entryOf({
  is_double,
  entry_of,
}: {
  is_double: boolean
  entry_of: string | null
}): NewBatch['entry'] {
  if (is_double) return { isDouble: true }
  return entry_of === null ? undefined : { firstId: entry_of }
}
