import type { lookAtCashier } from '#contracts/demonstration/cashier.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { requireFound } from '#kernel/refusal.ts'
import type { TradeAtCashier } from '#platform/payment/demonstration/cashier.ts'
import type { Deps } from '#server/deps.ts'

type View = ReplyOf<typeof lookAtCashier>

/** What the payer sees of an attempt at the demonstration's cashier. */
export async function viewTrade(
  { cashier, clock }: Pick<Deps, 'cashier' | 'clock'>,
  attemptNo: string,
): Promise<View> {
  const found = requireFound(await requireFound(cashier).look(attemptNo))
  const { subject, fen, expiresAt, returnPath } = found.trade
  return { subject, fen, expiresAt, returnPath, state: stateOf(found, clock.now()) }
}

function stateOf({ trade, end, isRefunded }: TradeAtCashier, now: Date): View['state'] {
  if (isRefunded) return 'refunded'
  return end?.kind ?? (new Date(trade.expiresAt) <= now ? 'expired' : 'waiting')
}
