import { expect, test } from 'vitest'
import { REFUND_STATES } from '#contracts/payments/refund.ts'
import { afterRefundMove, type RefundMove } from './refund.lifecycle.ts'
import { approvalOf, basisOf, refundNoOf } from './refund.rules.ts'

const MOVES: readonly RefundMove[] = [
  ...(['refuse', 'approve', 'pay_out', 'send', 'finish', 'fail'] as const),
  ...(['repeat', 'ask_by_hand', 'agree', 'decline'] as const),
  ...(['ask_to_give_up', 'give_up', 'go_on', 'ask_anew', 'leave'] as const),
]

test('PAY-04 every state and move of a refund', () => {
  const table = REFUND_STATES.flatMap((from) =>
    MOVES.flatMap((move) => {
      const to = afterRefundMove(from, move)
      return to === undefined ? [] : [`${from} ${move} ${to}`]
    }),
  )
  expect(table).toEqual([
    'requested refuse refused',
    'requested approve accepted',
    'requested pay_out done',
    'requested finish done',
    'requested leave given_up',
    'accepted send sent',
    'accepted finish done',
    'sent finish done',
    'sent fail failed',
    'failed finish done',
    'failed repeat accepted',
    'failed ask_by_hand by_hand_asked',
    'failed ask_to_give_up give_up_asked',
    'by_hand_asked finish done',
    'by_hand_asked agree done',
    'by_hand_asked decline failed',
    'give_up_asked finish done',
    'give_up_asked give_up given_up',
    'give_up_asked go_on failed',
    'given_up finish done',
    'given_up ask_anew requested',
  ])
})

test('PAY-05 the rule gives back what pays for nothing; the counter hands it out at once', () => {
  expect([basisOf('extra'), basisOf('fee')]).toEqual(['rule', 'decision'])
  expect([approvalOf('alipay'), approvalOf('counter')]).toEqual(['approve', 'pay_out'])
})

test('PAY-04 the number of a refund is one that every provider takes, with the day in Beijing', () => {
  expect(refundNoOf(7, new Date('2026-11-27T17:00:00Z'))).toBe('TK2026112800000007')
})
