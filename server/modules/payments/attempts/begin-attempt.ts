import type { Provider, Surface } from '#contracts/payments/order.ts'
import type { Once } from '#kernel/act.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Deps } from '#server/deps.ts'
import { addFollowing } from '../following/add-following.ts'
import { askAgainAt } from '../following/back-off.rules.ts'
import { takesAttempts } from '../orders/order.lifecycle.ts'
import { requireOwnOrder } from '../orders/require-own-order.ts'
import { takeAttempt } from './attempt.store.ts'

/**
 * PAY-01: begins to pay an own order at a provider. Whoever presses twice, or has two tabs open, gets the same number, and so pays
 * once there. The job that asks the provider is ordered before the provider hears of the attempt.
 */
export function beginOwnAttempt(
  deps: Deps,
  call: Call<CandidateActor>,
  { id, provider, surface }: { id: string; provider: Provider; surface: Surface },
): Promise<Once<{ attemptNo: string }>> {
  return deps.acts.once(call, async (tx) => {
    const { order } = await requireOwnOrder(tx, { id, personId: call.actor.personId })
    const at = deps.clock.now()
    if (!takesAttempts(order, at)) throw new Refusal('order_state')
    if (!deps.payments.offered(surface).some(({ name }) => name === provider))
      throw new Refusal('provider_away')
    const askAt = askAgainAt(0, at)
    const attemptId = deps.ids.next()
    const attempt = await takeAttempt(tx, {
      ...{
        id: attemptId,
        attempt_no: attemptId.replaceAll('-', ''),
        order_id: id,
        person_id: order.person_id,
      },
      ...{ provider, surface, at, askAt },
    })
    await addFollowing(tx, { orderId: id, at: askAt })
    return { attemptNo: attempt.attempt_no }
  })
}
