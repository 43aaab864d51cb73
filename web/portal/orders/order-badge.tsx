import type { OrderState, OrderView } from '#contracts/payments/order.ts'
import { StatusBadge, type Tone } from '#web/ui/status-badge.tsx'
import { closedWords, stateWords } from './orders.texts.ts'

const tones: Readonly<Record<OrderState, Tone>> = {
  open: 'must',
  closing: 'going',
  closed: 'quiet',
  paid: 'approval',
  refunding: 'going',
  refunded: 'quiet',
}

/** The state of an order; a closed one says why. */
export function OrderBadge({ order: { state, closedBecause } }: { order: OrderView }) {
  const word = state === 'closed' && closedBecause ? closedWords[closedBecause] : stateWords[state]
  return <StatusBadge tone={tones[state]} word={word} />
}
