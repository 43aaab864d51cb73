import { expect, test } from 'vitest'
import { again } from './again.ts'
import { exchange } from './exchange.ts'
import { type Asked, startGateway } from './gateway.fixture.ts'
import { ProviderForged, ProviderUnavailable } from './payment-faults.ts'

const gateway = startGateway()
const ask = (limits = { ms: 2_000, bytes: 100 }) =>
  exchange('wechat', { method: 'POST', address: gateway.address, headers: {}, body: 'SECRET' }, limits)

test('PAY-02 an answer comes with its status, headers and raw bytes, whatever they are', async () => {
  const body = Buffer.from([0xff, 0, 0xe4, 0xb8, 0xad])
  gateway.answer = () => ({ status: 403, headers: { 'Wechatpay-Serial': 'S' }, body })
  const { status, headers, body: read } = await ask()
  expect([status, headers['wechatpay-serial'], read.equals(body)]).toEqual([403, 'S', true])
})

test.each([
  ['is too slow', () => 'hold' as const],
  ['is too large', () => ({ body: 'x'.repeat(101) })],
  [
    'leads elsewhere',
    ({ path }: Asked) =>
      path === '/' ? { status: 302, headers: { location: '/elsewhere' } } : { body: 'x' },
  ],
])('PAY-02 an answer that %s is none, and its fault quotes nothing', async (_, answer) => {
  gateway.answer = answer
  const failed = ask({ ms: 200, bytes: 100 })
  await expect(failed).rejects.toThrow(ProviderUnavailable)
  await expect(failed).rejects.toThrow(/^wechat is unavailable: \w+$/)
  expect(gateway.asked).toHaveLength(1)
})

test('PAY-02 a gateway that is not there is unavailable', async () => {
  const lost = exchange(
    'alipay',
    { method: 'GET', address: 'http://127.0.0.1:1/', headers: {} },
    { ms: 500, bytes: 1 },
  )
  await expect(lost).rejects.toThrow(ProviderUnavailable)
})

test('PAY-02 only what was unavailable is asked again, once', async () => {
  let asked = 0
  const failing = (fault: Error) =>
    again(async () => {
      asked += 1
      throw fault
    })
  await expect(failing(new ProviderUnavailable('wechat', 'x'))).rejects.toThrow(ProviderUnavailable)
  expect(asked).toBe(2)
  await expect(failing(new ProviderForged('wechat', 'x'))).rejects.toThrow(ProviderForged)
  expect(asked).toBe(3)
  const passing = again(async () => {
    asked += 1
    if (asked === 4) throw new ProviderUnavailable('wechat', 'x')
    return asked
  })
  expect(await passing).toBe(5)
})
