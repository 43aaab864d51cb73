import type { CloseReason, OrderState } from '#contracts/payments/order.ts'
import { takesAttempts } from './order.lifecycle.ts'

/** So long a new order waits for the providers' word on the one before; a provider that is down does not hold it up for ever. */
const LAST_WORD_MS = 10 * 60_000

interface Standing {
  state: OrderState
  close_reason: CloseReason | null
  expires_at: Date
  moved_at: Date
  /** Whether a provider may still be paid for it. */
  isLive: boolean
}

/** What stands in the way of a new order for the same fee, if anything does. */
export type InTheWay<O> =
  /** It waits for its payment: no second one is made (PAY-01). */
  | { kind: 'open'; order: O }
  /** A payment may just have come for it: to pay again would be to pay twice. */
  | { kind: 'asking' }
  /** Its time is over and nobody began to pay: it is closed at once. */
  | { kind: 'over'; order: O }

/** PAY-01, PAY-05: looks through the orders of an application whose fee is not paid for what stands in the way of a new one. */
export function inTheWay<O extends Standing>(orders: readonly O[], at: Date): InTheWay<O> | undefined {
  const isRecent = (from: Date) => at.getTime() - from.getTime() < LAST_WORD_MS
  if (orders.some((one) => one.state === 'closing' && one.isLive && isRecent(one.moved_at)))
    return { kind: 'asking' }
  const open = orders.find(({ state }) => state === 'open')
  if (!open) return undefined
  if (takesAttempts(open, at)) return { kind: 'open', order: open }
  return open.isLive && isRecent(open.expires_at) ? { kind: 'asking' } : { kind: 'over', order: open }
}
