import { DONE, type Once } from '#kernel/act.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { addFollowing } from '../following/add-following.ts'
import { requireOrderMove } from './require-order-move.ts'
import { requireOwnOrder } from './require-own-order.ts'

/**
 * PAY-01: takes an own order back. From now on nobody can begin to pay it; it is closed when every provider has closed what was begun,
 * or it turns out to be paid.
 */
export function cancelOwnOrder(
  deps: Deps,
  call: Call<CandidateActor>,
  { id }: { id: string },
): Promise<Once<typeof DONE>> {
  const { actor, origin } = call
  return deps.acts.once(call, async (tx) => {
    const { order } = await requireOwnOrder(tx, { id, personId: actor.personId })
    const at = deps.clock.now()
    await requireOrderMove(tx, { order, move: 'cancel', at })
    await addFollowing(tx, { orderId: id, at })
    await writeAudit(tx, {
      ...{ at, actor, origin },
      action: 'order.cancel',
      subject: { kind: 'payment_order', id },
      personId: order.person_id,
      old: { state: order.state },
      new: { state: 'closing' },
    })
    return DONE
  })
}
