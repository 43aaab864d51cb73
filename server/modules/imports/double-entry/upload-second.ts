import type { MultipartFile } from '@fastify/multipart'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Deps } from '#server/deps.ts'
import { findSecond } from '../batch.store.ts'
import { kindNamed } from '../kind-of.ts'
import { requireBatch, requireState } from '../require-batch.ts'
import { keepUpload } from '../uploads/upload-import.ts'

/**
 * IMP-02: takes the second entry of a batch from another person. What the first one entered is shown to nobody before: the entries
 * are independent.
 */
export async function receiveSecond(
  deps: Deps,
  call: Call<StaffActor>,
  { id, file }: { id: string; file: MultipartFile | undefined },
): Promise<{ id: string; batchNo: number }> {
  const { actor } = call
  const first = await deps.database.transact(call.deadline, async (tx) => {
    const batch = await requireBatch(tx, { id, actor, grant: 'import.upload' })
    if (!batch.is_double) throw new Refusal('not_found')
    if (batch.uploaded_by === actor.staffId) throw new Refusal('second_person')
    if (batch.state !== 'uploaded' && batch.state !== 'checking') requireState(batch, 'apply')
    if (await findSecond(tx, id)) throw new Refusal('import_second_there')
    return batch
  })
  try {
    return await keepUpload(deps, call, {
      kind: kindNamed(first.kind),
      sittingId: first.sitting_id ?? undefined,
      schoolId: first.school_id ?? undefined,
      entry: { firstId: id },
      asksColumns: false,
      file,
    })
  } catch (error) {
    // The unique key decides between two that came at once.
    const isThere = ['import_duplicate_file', 'import_file_elsewhere']
    if (error instanceof Refusal && isThere.includes(error.code)) throw new Refusal('import_second_there')
    throw error
  }
}
