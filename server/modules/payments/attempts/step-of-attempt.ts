import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import type { Charge, PaymentProvider, PayStep } from '#platform/payment/payment-provider.ts'
import { fen } from '#rulebook/money/fen.ts'
import type { Deps } from '#server/deps.ts'
import { takesAttempts } from '../orders/order.lifecycle.ts'
import { findOwnOrder } from '../orders/require-own-order.ts'
import { findAttempt } from './attempt.store.ts'

/**
 * Asks the provider what the payer does next. A provider knows an attempt by its number, so that asking again, because the answer was
 * lost or a page was opened again, makes no second one.
 */
export async function stepOfOwnAttempt(
  deps: Deps,
  { actor, deadline, origin }: Call<CandidateActor>,
  { attemptNo, code }: { attemptNo: string; code?: string },
): Promise<PayStep> {
  const { attempt, order } = await deps.database.read(deadline, async (tx) => {
    const found = requireFound(await findAttempt(tx, attemptNo))
    return { attempt: found, order: await findOwnOrder(tx, { id: found.order_id, personId: actor.personId }) }
  })
  if (attempt.state !== 'live' || !takesAttempts(order, deps.clock.now())) throw new Refusal('order_state')
  const provider = deps.payments.find(attempt.provider)
  if (!provider) throw new Refusal('provider_away')
  return createAt(deps, provider, {
    attemptNo,
    fen: fen(order.fen),
    subject: `${order.title} ${order.order_no}`,
    expiresAt: order.expires_at,
    surface: attempt.surface,
    payer: { address: origin.address, ...(code === undefined ? {} : { code }) },
    returnPath: `/orders/${order.id}?returned=1`,
  })
}

async function createAt(
  { log }: Pick<Deps, 'log'>,
  provider: PaymentProvider,
  charge: Charge,
): Promise<PayStep> {
  try {
    return await provider.create(charge)
  } catch (error) {
    // Whatever went wrong there: nothing was paid, and another way of paying may be open.
    log.error('payment-create-failed', error, { provider: provider.name })
    throw new Refusal('provider_away')
  }
}
