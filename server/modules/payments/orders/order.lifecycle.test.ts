import { expect, test } from 'vitest'
import { ORDER_STATES } from '#contracts/payments/order.ts'
import { afterOrderMove, type OrderMove, takesAttempts } from './order.lifecycle.ts'

const MOVES: readonly OrderMove[] = [
  ...(['expire', 'cancel', 'void', 'close', 'pay'] as const),
  ...(['refund', 'refund_done', 'refund_failed'] as const),
]

test('PAY-01 every state and move of an order', () => {
  const table = ORDER_STATES.flatMap((from) =>
    MOVES.flatMap((move) => {
      const to = afterOrderMove(from, move)
      return to === undefined ? [] : [`${from} ${move} ${to}`]
    }),
  )
  expect(table).toEqual([
    'open expire closing',
    'open cancel closing',
    'open void closing',
    'open pay paid',
    'closing close closed',
    'closing pay paid',
    'closed pay paid',
    'paid refund refunding',
    'paid refund_done refunded',
    'refunding refund_done refunded',
    'refunding refund_failed paid',
  ])
})

test('PAY-03 nobody begins to pay an order from its last instant on', () => {
  const expiresAt = new Date('2026-11-27T08:00:00Z')
  const before = new Date(expiresAt.getTime() - 1)
  expect(takesAttempts({ state: 'open', expires_at: expiresAt }, before)).toBe(true)
  expect(takesAttempts({ state: 'open', expires_at: expiresAt }, expiresAt)).toBe(false)
  expect(takesAttempts({ state: 'closing', expires_at: expiresAt }, before)).toBe(false)
})
