import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemRandom } from '#kernel/random.ts'
import { createLog } from '#platform/log/log.ts'
import { type PaymentPeer, startPaymentPeer } from '#tests/payment-peer/peer.ts'
import { createTestClock, type TestClock } from '#tests/support/test-clock.ts'
import { wechatKeysOf } from '../keys/wechat-keys.ts'
import { ProviderForged } from '../payment-faults.ts'
import type { PaymentProvider } from '../payment-provider.ts'
import { createWechatProvider } from './wechat-provider.ts'

const START = '2026-11-24T04:00:00.000Z'
let clock: TestClock
let peer: PaymentPeer
beforeEach(async () => {
  clock = createTestClock(START)
  peer = await startPaymentPeer({ now: () => clock.now() })
})
afterEach(() => peer.stop())

/** The adapter as that merchant has it in the secrets, with the certificates, and with the public key too or without it. */
function providerWith(more: 'certificates' | 'both'): PaymentProvider {
  const { appid, mchid, serial, privateKey, apiV3Key, publicKeyId, publicKey } = peer.wechat.merchant
  const section = {
    appId: appid,
    merchantId: mchid,
    merchantSerial: serial,
    privateKey,
    apiV3Keys: [apiV3Key],
    ...(more === 'both' ? { publicKeys: { [publicKeyId]: publicKey } } : {}),
    platformCertificates: true,
  }
  const keys = wechatKeysOf(section, 'demonstration')
  return createWechatProvider({
    keys: () => keys,
    gateway: peer.base,
    accounts: peer.base,
    publicOrigin: 'https://kaoji.example.cn',
    clock,
    random: systemRandom,
    log: createLog({ level: 'silent', write: () => undefined, now: () => clock.now() }),
  })
}

const charge = (attemptNo: string) => ({
  attemptNo,
  fen: 5000 as never,
  subject: '毕业审定费',
  expiresAt: new Date(clock.now().getTime() + 1_800_000),
  surface: 'desk' as const,
  payer: { address: '203.0.113.7' },
  returnPath: '/orders' as const,
})

/** Lets the payer pay and reads the notice of it, as it comes over the wire. */
function noticeOf(provider: PaymentProvider, attemptNo: string) {
  peer.wechat.pay(attemptNo)
  const letter = peer.post.waiting.pop()?.write()
  const headers = Object.fromEntries(
    Object.entries(letter?.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  )
  return provider.readNotice({ headers, body: Buffer.from(letter?.body ?? '') }, clock.now())
}

test('PAY-02 certificates are downloaded when the first answer needs them, and serve notices too', async () => {
  peer.wechat.account.mode = 'certificate'
  const provider = providerWith('certificates')
  expect((await provider.create(charge('A00001'))).kind).toBe('qr')
  expect(noticeOf(provider, 'A00001')).toMatchObject({ kind: 'genuine', notice: { kind: 'payment' } })
  expect((await provider.query('A00001')).kind).toBe('paid')
})

test('PAY-02 a new certificate is fetched when it first signs, at most once a minute', async () => {
  peer.wechat.account.mode = 'certificate'
  const provider = providerWith('certificates')
  await provider.create(charge('A00001'))
  await peer.wechat.account.rotatePlatform()
  await expect(provider.query('A00001')).rejects.toThrow(ProviderForged)
  clock.advance(60_000)
  expect((await provider.query('A00001')).kind).toBe('waiting')
})

test('PAY-02 while the public key replaces certificates, answers under one and notices under the other are believed', async () => {
  peer.wechat.account.mode = 'certificate'
  const provider = providerWith('both')
  expect((await provider.create(charge('A00001'))).kind).toBe('qr')
  expect(noticeOf(provider, 'A00001')).toEqual({ kind: 'refused', why: 'serial' })
  await expect.poll(() => noticeOf2(provider, 'A00001')).toMatchObject({ kind: 'genuine' })
  peer.wechat.account.mode = 'public_key'
  await provider.create(charge('A00002'))
  expect(noticeOf(provider, 'A00002')).toMatchObject({ kind: 'genuine' })
})

/** Reads the notice of a payment again, as it is repeated. */
function noticeOf2(provider: PaymentProvider, attemptNo: string) {
  const trade = peer.wechat.trades.all.get(attemptNo)
  const letter = trade && peer.wechat.notice(trade).write()
  const headers = Object.fromEntries(
    Object.entries(letter?.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  )
  return provider.readNotice({ headers, body: Buffer.from(letter?.body ?? '') }, clock.now())
}

test.each(['unsigned', 'forged', 'altered'] as const)(
  'PAY-02 a list of certificates that is %s brings none',
  async (kind) => {
    peer.wechat.account.mode = 'certificate'
    peer.faults.set('wechat', { kind }, { where: '/v3/certificates' })
    await expect(providerWith('certificates').create(charge('A00001'))).rejects.toThrow(ProviderForged)
  },
)

test('PAY-02 who does not know the APIv3 key cannot bring certificates of their own', async () => {
  peer.wechat.account.mode = 'certificate'
  const provider = providerWith('certificates')
  Object.assign(peer.wechat.account, { apiV3Key: 'x'.repeat(32) })
  await expect(provider.create(charge('A00001'))).rejects.toThrow(ProviderForged)
})
