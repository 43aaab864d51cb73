import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PaymentPeer, startPaymentPeer } from '#tests/payment-peer/peer.ts'
import { createTestClock } from '#tests/support/test-clock.ts'
import { alipayKeysOf } from '../keys/alipay-keys.ts'
import { ProviderForged } from '../payment-faults.ts'
import { createAlipayProvider } from './alipay-provider.ts'

const clock = createTestClock('2026-11-24T04:00:00.000Z')
let peer: PaymentPeer
beforeAll(async () => {
  peer = await startPaymentPeer({ now: () => clock.now() })
  peer.alipay.account.mode = 'certificate'
})
afterAll(() => peer.stop())

/** The adapter with these certificates of Alipay, the newest first. */
function providerWith(alipayCertificates: string[], now = clock.now()) {
  const { appId, sellerId, gateway, appPrivateKey, appCertificate, alipayRootCertificate } =
    peer.alipay.merchant
  const section = {
    appId,
    sellerId,
    privateKey: appPrivateKey,
    appCertificate,
    alipayCertificates,
    rootCertificate: alipayRootCertificate,
  }
  const keys = alipayKeysOf(section, { mode: 'demonstration', gateway, now })
  return createAlipayProvider({ keys: () => keys, gateway, publicOrigin: 'https://kaoji.example.cn', clock })
}

test('PAY-02 in certificate mode answers and notices are believed, through a change of Alipay’s certificate', async () => {
  const { alipayCertificate: older } = peer.alipay.merchant
  const before = providerWith([older])
  const step = await before.create({
    attemptNo: 'A1',
    fen: 5000 as never,
    subject: '毕业审定费',
    expiresAt: new Date('2026-11-24T04:30:00.000Z'),
    surface: 'phone',
    payer: { address: '203.0.113.7' },
    returnPath: '/orders',
  })
  expect(await before.query('A1')).toEqual({ kind: 'absent' })
  await fetch(step.kind === 'redirect' ? step.address : '')
  peer.alipay.pay('A1')
  const letter = peer.post.waiting.pop()?.write()
  const raw = { headers: {}, body: Buffer.from(letter?.body ?? '') }
  expect((await before.query('A1')).kind).toBe('paid')
  expect(before.readNotice(raw, clock.now())).toMatchObject({ kind: 'genuine' })
  const { alipayCertificate: newer } = await peer.alipay.account.rotate(peer.alipay.merchant.gateway)
  await expect(before.query('A1')).rejects.toThrow(ProviderForged)
  const during = providerWith([newer, older])
  expect((await during.query('A1')).kind).toBe('paid')
  expect(during.readNotice(raw, clock.now())).toMatchObject({ kind: 'genuine' })
})

test('PAY-02 a certificate that is over stops the start', () => {
  const { alipayCertificate } = peer.alipay.merchant
  expect(() => providerWith([alipayCertificate], new Date('2044-01-02T00:00:00.000Z'))).toThrow('有效期')
})
