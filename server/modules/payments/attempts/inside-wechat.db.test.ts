import { expect, test } from 'vitest'
import type { Charge } from '#platform/payment/payment-provider.ts'
import { givenIn } from '#tests/support/given.ts'
import { givenPayer, orderOf } from '#tests/support/orders.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()

test('PAY-02 a payer inside WeChat goes to WeChat first, and comes back with a code for the same attempt', async () => {
  const charges: Charge[] = []
  const real = application.deps.payments.find('demonstration')
  if (!real) throw new Error('no cashier')
  const wechat = {
    ...real,
    name: 'wechat' as const,
    create: async (charge: Charge) => {
      charges.push(charge)
      return charge.payer.code === undefined
        ? ({ kind: 'redirect', address: 'https://open.weixin.qq.com/' } as const)
        : ({ kind: 'jsapi', parameters: { package: 'prepay_id=wx2611' } } as const)
    },
  }
  Object.assign(application.deps.payments, { find: () => wechat, offered: () => [wechat] })
  const payer = await givenPayer(application, givenIn(application))
  const orderId = await orderOf(payer)
  const begin = async () => {
    const body = { provider: 'wechat', surface: 'in_wechat' }
    const begun = await payer.person.call('POST', `/api/portal/orders/${orderId}/attempts`, { body })
    return String(begun.body.attemptNo)
  }
  const attemptNo = await begin()
  const first = await payer.person.call('GET', `/api/portal/attempts/${attemptNo}/step`)
  expect(first.body).toEqual({ kind: 'redirect', address: 'https://open.weixin.qq.com/' })
  expect(await begin()).toBe(attemptNo)
  const second = await payer.person.call('GET', `/api/portal/attempts/${attemptNo}/step?code=071abc`)
  expect(second.body).toEqual({ kind: 'jsapi', parameters: { package: 'prepay_id=wx2611' } })
  expect(charges.map(({ surface, payer: { code } }) => [surface, code])).toEqual([
    ['in_wechat', undefined],
    ['in_wechat', '071abc'],
  ])
  const odd = await payer.person.call('GET', `/api/portal/attempts/${attemptNo}/step?code=a%20b`)
  expect([odd.status, charges.length]).toEqual([400, 2])
})
