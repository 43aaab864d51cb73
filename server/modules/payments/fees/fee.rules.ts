import type { ApplicationState } from '#contracts/applications.ts'
import { beijingDateOf, beijingInstant } from '#rulebook/beijing-time.ts'

/** The move of the application that opens the payment. */
export type FeeOpening = 'filing' | 'level_1' | 'level_2' | 'level_3' | 'approval'

/** What waits for the payment. */
export type FeeHold = 'publication' | 'approval' | 'nothing'

/** A row of the fee table, as far as rules ask for it. */
export interface FeeTerms {
  opensAfter: FeeOpening
  /** The payment window: Beijing days, both included. */
  payableFrom: string | undefined
  payableUntil: string | undefined
  orderMinutes: number
}

const LEVELS = { level_1: 1, level_2: 2, level_3: 3 } as const

/**
 * GRA-09: tells whether an application owes its fee as it stands. An application that goes back behind the opening level owes
 * nothing until it comes past it again.
 */
export function isFeeOpen(
  opensAfter: FeeOpening,
  application: { state: ApplicationState; level: number },
): boolean {
  const { state, level } = application
  if (state === 'withdrawn' || state === 'rejected') return false
  if (state === 'approved') return true
  switch (opensAfter) {
    case 'filing':
      return true
    case 'level_1':
    case 'level_2':
    case 'level_3':
      return level > LEVELS[opensAfter]
    case 'approval':
      return false
    default:
      return opensAfter satisfies never
  }
}

/** Whether a fee can be paid online at an instant: `over` sends the candidate to the 主考学校 (GRA-09). */
export function payability(
  { payableFrom, payableUntil }: Pick<FeeTerms, 'payableFrom' | 'payableUntil'>,
  at: Date,
): 'payable' | 'not_open' | 'over' {
  const today = beijingDateOf(at)
  if (payableFrom !== undefined && today < payableFrom) return 'not_open'
  if (payableUntil !== undefined && today > payableUntil) return 'over'
  return 'payable'
}

/** When an order made now ends: after its minutes, and never later than the payment window. */
export function expiryOf({ payableUntil, orderMinutes }: FeeTerms, at: Date): Date {
  const end = new Date(at.getTime() + orderMinutes * 60_000)
  if (payableUntil === undefined) return end
  const windowEnd = beijingInstant(payableUntil, '24:00')
  return windowEnd < end ? windowEnd : end
}
