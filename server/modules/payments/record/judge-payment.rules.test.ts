import { expect, test } from 'vitest'
import { ORDER_STATES } from '#contracts/payments/order.ts'
import { judgePayment } from './judge-payment.rules.ts'

const said = (isPaidElsewhere: boolean, isOwed: boolean) =>
  ORDER_STATES.map((state) => {
    const judgement = judgePayment({ state, isPaidElsewhere, isOwed })
    return `${state} ${judgement.purpose === 'fee' ? 'fee' : judgement.because}`
  })

test('PAY-03 PAY-05 what money pays for, by the state of its order', () => {
  const settled = ['paid paid_before', 'refunding paid_before', 'refunded refunded']
  expect(said(false, true)).toEqual(['open fee', 'closing fee', 'closed fee', ...settled])
  expect(said(false, false)).toEqual(['open not_owed', 'closing not_owed', 'closed not_owed', ...settled])
  const elsewhere = ['open paid_before', 'closing paid_before', 'closed paid_before', ...settled]
  expect(said(true, true)).toEqual(elsewhere)
  expect(said(true, false)).toEqual(elsewhere)
})
