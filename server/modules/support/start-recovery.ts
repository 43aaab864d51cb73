import type { startRecovery } from '#contracts/office/support/start-recovery.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { askForCaller } from '#modules/accounts/public.ts'
import { requireCandidate } from '#modules/registry/public.ts'
import type { Deps } from '#server/deps.ts'

/** ACC-03: asks for a lost password in the name of the candidate who calls; two other officers do the rest. */
export async function startForCaller(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { personId, ...said }: { personId: string } & BodyOf<typeof startRecovery>,
): Promise<void> {
  const at = deps.clock.now()
  await deps.database.transact(deadline, async (tx) => {
    const { person, tickets } = await requireCandidate(tx, {
      personId,
      actor,
      grant: 'candidate.support',
      at,
    })
    const caller = { personId, name: person.name, ticketNo: tickets[0]?.ticket_no ?? '', ...said }
    await askForCaller(tx, deps, { actor, origin, caller })
  })
}
