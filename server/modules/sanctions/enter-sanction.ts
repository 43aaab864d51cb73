import type {
  askSanctionRevocation as askContract,
  requestSanction as requestContract,
} from '#contracts/office/sanctions.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { requireCandidate } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { askToRevoke, insertSanction, lockSanction } from './sanction.store.ts'

/** Enters a sanction. It holds nothing back before a second person has confirmed it. */
export async function enterSanction(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { personId, kind, until, reason }: BodyOf<typeof requestContract> & { personId: string },
): Promise<{ id: string }> {
  const at = deps.clock.now()
  const id = deps.ids.next()
  await deps.database.transact(deadline, async (tx) => {
    await requireCandidate(tx, { personId, actor, grant: 'sanction.request', at })
    await insertSanction(tx, { id, personId, kind, until, reason, staffId: actor.staffId, at })
    const subject = { kind: 'sanction' as const, id }
    const entered = { kind, until }
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'sanction.request' as const },
      ...{ subject, personId, new: entered, reason },
    })
  })
  return { id }
}

/** Asks for a sanction to be taken back. It holds until a second person agrees. */
export async function askForRevocation(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, reason }: BodyOf<typeof askContract> & { id: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.database.transact(deadline, async (tx) => {
    const { person_id: personId } = requireFound(await lockSanction(tx, id))
    await requireCandidate(tx, { personId, actor, grant: 'sanction.request', at })
    if (!(await askToRevoke(tx, { id, staffId: actor.staffId, at, reason }))) throw new Refusal('stale')
    const subject = { kind: 'sanction' as const, id }
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'sanction.ask_revocation' as const },
      ...{ subject, personId, reason },
    })
  })
}
