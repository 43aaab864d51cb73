import { openRevision } from '#modules/applications/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Adapters } from '#server/deps.ts'
import { transferredCoursesIn } from './filed-transfer.ts'
import { listOpenTransfers, type StandingMatter } from './supplements.store.ts'

/**
 * SUP-04: the 转入补登 that wait and bring in this course. Their subject is the transfer, so that only what was filed tells
 * their courses. `except`: the ids or subjects of what is asked about itself.
 */
export async function listTransfersOf(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  { personId, course, except }: { personId: string; course: string; except: readonly string[] },
): Promise<StandingMatter[]> {
  const found: StandingMatter[] = []
  for (const transfer of await listOpenTransfers(tx, personId)) {
    if (except.includes(transfer.id) || except.includes(transfer.subject)) continue
    const { filed } = await openRevision(tx, deps, transfer)
    if (transferredCoursesIn(filed).includes(course)) found.push(transfer)
  }
  return found
}
