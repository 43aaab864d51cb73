import { expect, test } from 'vitest'
import { orderHelp } from './order-help.ts'

const APPLICATION = { applicationId: 'a', paysFor: { id: 'a', state: 'in_review' } } as const
const withdrawn = { applicationId: 'a', paysFor: { id: 'a', state: 'withdrawn' } } as const
const rejected = { applicationId: 'a', paysFor: { id: 'a', state: 'rejected' } } as const
const filedAnew = { applicationId: 'a', paysFor: { id: 'b', state: 'pending' } } as const

test('PAY-01, APP-03 only who has an application that goes on is told to wait for it', () => {
  const paid = (application: Pick<Parameters<typeof orderHelp>[0], 'applicationId' | 'paysFor'>) =>
    orderHelp({ state: 'paid', ...application })
  for (const goesOn of [APPLICATION, filedAnew]) expect(paid(goesOn)).toContain('请留意毕业结果的公布')
  expect(paid(filedAnew)).toMatch(/原来的申请已撤回.*不用再缴/)
  expect(paid(withdrawn)).toMatch(/^申请已撤回，不用再等待.*不予退还.*本轮.*重新申请.*仍然有效/)
  expect(paid(rejected)).toMatch(/^申请没有通过审核.*不予退还.*重新提交.*仍然有效/)
})

test('PAY-05, APP-03 nobody is told that money counts, or to order anew, for an application that owes nothing', () => {
  for (const ended of [withdrawn, rejected]) {
    expect(orderHelp({ state: 'closing', ...ended })).toContain('付过的会退还')
    for (const closedBecause of ['expired', 'cancelled', 'obsolete'] as const)
      expect(orderHelp({ state: 'closed', closedBecause, ...ended })).toContain('现在不需要支付')
  }
  expect(orderHelp({ state: 'closing', closedBecause: 'obsolete', ...APPLICATION })).toContain('付过的会退还')
  expect(orderHelp({ state: 'closing', closedBecause: 'expired', ...APPLICATION })).toContain('照常入账')
  expect(orderHelp({ state: 'closed', closedBecause: 'expired', ...APPLICATION })).toContain('重新下单')
})
