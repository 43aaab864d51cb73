import type { olderOfRecord, openWholeRecord, WholeRecord } from '#contracts/office/support/whole-record.ts'
import type { BodyOf, ReplyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { requireCandidate } from '#modules/registry/public.ts'
import { viewRecord } from '#modules/scores/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { readLists, readOlder } from './record-lists.ts'

/**
 * ACC-02: opens a candidate's whole record for whoever answers their call. Each opening has a reason, which is in the trail; nothing
 * can be changed here, and a lost password goes the way of two officers (ACC-03).
 */
export async function openRecord(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { personId, reason }: BodyOf<typeof openWholeRecord> & { personId: string },
): Promise<WholeRecord> {
  const at = deps.clock.now()
  return deps.database.transact(deadline, async (tx) => {
    const found = await requireCandidate(tx, { personId, actor, grant: 'candidate.support', at })
    const record = await viewRecord(tx, deps, { ...found, actor, grant: 'candidate.support', at })
    const shown = {
      ...record,
      registeredOn: found.person.registered_on,
      ...(await readLists(tx, personId)),
    }
    await writeAudit(tx, {
      ...{ at, actor, origin, personId, reason, action: 'candidate.open' as const },
      subject: { kind: 'person', id: personId },
      new: { whole: true },
    })
    return shown
  })
}

/** Shows the next older ones of one list; that is an opening, too, for the same reason (TRL-01). */
export async function openOlder(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { personId, reason, list, shown }: BodyOf<typeof olderOfRecord> & { personId: string },
): Promise<ReplyOf<typeof olderOfRecord>> {
  const at = deps.clock.now()
  return deps.database.transact(deadline, async (tx) => {
    await requireCandidate(tx, { personId, actor, grant: 'candidate.support', at })
    await writeAudit(tx, {
      ...{ at, actor, origin, personId, reason, action: 'candidate.open' as const },
      subject: { kind: 'person', id: personId },
      new: { whole: true, list },
    })
    return readOlder(tx, list, { personId, shown })
  })
}
