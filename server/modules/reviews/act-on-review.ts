import type { ApplicationState } from '#contracts/applications.ts'
import type { askAmendment } from '#contracts/office/moves.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { actAtLevel, type LevelAct, lockApplication } from '#modules/applications/public.ts'
import { beijingDateOf, beijingInstant } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { deleteClaim } from './claim.store.ts'
import { requireClaimed, requireReach } from './claim-review.ts'
import { requireFaults } from './fault-choice.ts'

type Reply = Promise<{ state: ApplicationState }>
const DAY_MS = 24 * 3600_000

/**
 * REV-10: returns an application to an earlier level or puts it on hold. Only the reviewer who holds the claim may do
 * so, and only for the revision that was read.
 */
export async function actOnReview(
  deps: Deps,
  call: Call<StaffActor>,
  { id, revision, act }: { id: string; revision: number; act: Exclude<LevelAct, { move: 'ask_amendment' }> },
): Reply {
  const { actor, deadline } = call
  return deps.database.transact(deadline, async (tx) => {
    const from = await requireClaimed(tx, { id, revision, actor, at: deps.clock.now() })
    await deleteClaim(tx, { applicationId: id, staffId: actor.staffId })
    return { state: await actAtLevel(tx, deps, { call, from, act }) }
  })
}

/** REV-10: asks the owner to amend what the reasons name by the end of a day. */
export async function requestAmendment(
  deps: Deps,
  call: Call<StaffActor>,
  input: BodyOf<typeof askAmendment> & { id: string },
): Reply {
  const { id, revision, days, note } = input
  const { actor, deadline } = call
  const at = deps.clock.now()
  return deps.database.transact(deadline, async (tx) => {
    const from = await requireClaimed(tx, { id, revision, actor, at })
    const faults = await requireFaults(tx, deps, { from, chosen: input })
    await deleteClaim(tx, { applicationId: id, staffId: actor.staffId })
    const until = beijingInstant(beijingDateOf(new Date(at.getTime() + days * DAY_MS)), '23:59')
    const act = { move: 'ask_amendment', faults, until, note } as const
    return { state: await actAtLevel(tx, deps, { call, from, act }) }
  })
}

/** REV-10: ends a hold. Any reviewer of the level may do so, whoever began the hold. */
export async function endRest(deps: Deps, call: Call<StaffActor>, { id }: { id: string }): Reply {
  const { actor, deadline } = call
  return deps.database.transact(deadline, async (tx) => {
    const from = requireReach(await lockApplication(tx, id), { actor, at: deps.clock.now() })
    return { state: await actAtLevel(tx, deps, { call, from, act: { move: 'release' } }) }
  })
}
