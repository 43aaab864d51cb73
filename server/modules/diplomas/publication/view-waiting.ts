import type { Grant } from '#contracts/grants.ts'
import type { graduationsWaiting } from '#contracts/office/graduations.ts'
import type { ReplyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { schoolsInScope } from '#modules/registry/public.ts'
import type { Deps } from '#server/deps.ts'
import { countWaiting } from './waiting.store.ts'

/** Counts what waits for this person as the second one (GRA-12): a list concerns all schools, a revocation one. */
export async function viewWaiting(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
): Promise<ReplyOf<typeof graduationsWaiting>> {
  const { staffId } = actor
  const schoolIds = schoolsInScope(actor, 'graduation.approve')
  const counts = await deps.database.read(deadline, (tx) => countWaiting(tx, { staffId, schoolIds }))
  const ofAll = (grant: Grant, count: number) => (schoolsInScope(actor, grant) === undefined ? count : 0)
  return {
    lists: ofAll('graduation.approve', counts.proposed),
    halts: ofAll('graduation.halt', counts.halted),
    revocations: counts.revocations,
  }
}
