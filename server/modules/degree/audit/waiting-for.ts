import { listCoursesToTransfer } from '#modules/supplements/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { AppliedFor } from '#rulebook/progress/applied-for.ts'
import type { Adapters } from '#server/deps.ts'
import { listAppliedFor } from './applied-for.store.ts'

/** AUD-05: what a person waits for, by course: the courses that a 转入补登 brings in too, of which the subject says nothing. */
export async function listWaitingFor(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  personId: string,
): Promise<AppliedFor> {
  return new Map([
    ...(await listCoursesToTransfer(tx, deps, personId)),
    ...(await listAppliedFor(tx, personId)),
  ])
}
