import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { systemRandom } from '#kernel/random.ts'
import { createLog } from '#platform/log/log.ts'
import { createTestClock } from '#tests/support/test-clock.ts'
import type { PaymentSection } from './keys/payment-keys.ts'
import { createPayments } from './payments.ts'

const pairOf = (modulusLength: number) =>
  generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { format: 'pem', type: 'spki' },
    privateKeyEncoding: { format: 'pem', type: 'pkcs8' },
  })
const [ours, theirs, weak] = [pairOf(2048), pairOf(2048), pairOf(1024)]
const bare = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '')

const alipay = {
  appId: '2021000122671080',
  sellerId: '2088102169356454',
  privateKey: ours.privateKey,
  publicKeys: [theirs.publicKey],
}
const wechat = {
  appId: 'wx2421b1c4370ec43b',
  merchantId: '1900007291',
  merchantSerial: '408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB',
  privateKey: ours.privateKey,
  apiV3Keys: ['a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb'],
  publicKeys: { PUB_KEY_ID_0100000001: theirs.publicKey },
  platformCertificates: false,
}

function paymentsOf(
  section: PaymentSection | undefined,
  places: { mode?: 'production'; publicOrigin?: undefined } = {},
) {
  const clock = createTestClock('2026-11-24T04:00:00.000Z')
  return createPayments({
    section,
    places: {
      mode: 'demonstration',
      alipayGateway: 'https://openapi.alipay.com/gateway.do',
      wechatGateway: 'https://api.mch.weixin.qq.com',
      publicOrigin: 'https://kaoji.example.cn',
      ...places,
    },
    cashier: undefined,
    clock,
    random: systemRandom,
    log: createLog({ level: 'silent', write: () => undefined, now: () => clock.now() }),
  })
}
const namesOf = (payments: ReturnType<typeof paymentsOf>, surface: 'desk' | 'in_wechat' = 'desk') =>
  payments.offered(surface).map(({ name }) => name)

test('PAY-02 what has keys is offered, where it can be used', () => {
  expect(namesOf(paymentsOf({ alipay, wechat }, { mode: 'production' }))).toEqual(['alipay', 'wechat'])
  expect(namesOf(paymentsOf({ wechat }))).toEqual(['wechat'])
  expect(namesOf(paymentsOf(undefined))).toEqual([])
  expect(paymentsOf({ wechat }).find('alipay')).toBeUndefined()
})

test('PAY-02 keys are renewed while the process runs; keys that are no good change nothing', async () => {
  const payments = paymentsOf({ alipay })
  const provider = payments.find('alipay')
  const addressOf = async () =>
    provider?.create({
      attemptNo: 'A1',
      fen: 5000 as never,
      subject: '毕业审定费',
      expiresAt: new Date('2026-11-24T04:30:00.000Z'),
      surface: 'desk',
      payer: { address: '203.0.113.7' },
      returnPath: '/orders',
    })
  const before = await addressOf()
  expect(() => payments.renewKeys({ alipay: { ...alipay, publicKeys: [weak.publicKey] }, wechat })).toThrow(
    /密钥/,
  )
  expect(await addressOf()).toEqual(before)
  expect(namesOf(payments)).toEqual(['alipay'])
  payments.renewKeys({ alipay: { ...alipay, privateKey: theirs.privateKey }, wechat })
  expect(await addressOf()).not.toEqual(before)
  expect(namesOf(payments)).toEqual(['alipay', 'wechat'])
  payments.renewKeys(undefined)
  expect(namesOf(payments)).toEqual([])
  expect(provider?.isOpen()).toBe(false)
})

test('PAY-02 keys are taken in every usual form: PKCS#1, PKCS#8, and the bare base64 of the consoles', () => {
  const { privateKey } = ours
  for (const text of [privateKey, bare(privateKey), `\n${privateKey}\n`])
    expect(
      namesOf(paymentsOf({ alipay: { ...alipay, privateKey: text, publicKeys: [bare(theirs.publicKey)] } })),
    ).toEqual(['alipay'])
})

const NO_KEY = `-----BEGIN PUBLIC KEY-----\n${'A'.repeat(400)}\n-----END PUBLIC KEY-----`
test.each<[string, PaymentSection]>([
  ['a public key that is none', { alipay: { ...alipay, publicKeys: [NO_KEY] } }],
  ['a second public key that is none', { alipay: { ...alipay, publicKeys: [theirs.publicKey, NO_KEY] } }],
  ['a public key of 1024 bits', { alipay: { ...alipay, publicKeys: [weak.publicKey] } }],
  ['a private key of 1024 bits', { wechat: { ...wechat, privateKey: weak.privateKey } }],
  ['a public key as private key', { wechat: { ...wechat, privateKey: theirs.publicKey } }],
  ['neither public keys nor certificates', { wechat: { ...wechat, publicKeys: {} } }],
  [
    'certificates that are none',
    {
      alipay: {
        appId: alipay.appId,
        sellerId: alipay.sellerId,
        privateKey: alipay.privateKey,
        appCertificate: NO_KEY,
        alipayCertificates: [NO_KEY],
        rootCertificate: NO_KEY,
      },
    },
  ],
])('PAY-02 with %s it does not start, and says which entry it is but not what stands in it', (_, section) => {
  expect(() => paymentsOf(section)).toThrow(/^密钥文件中.*payment\./)
  expect(() => paymentsOf(section)).not.toThrow(/AAAA|BEGIN/)
})

test.each<[string, PaymentSection]>([
  ['a key of one letter', { wechat: { ...wechat, apiV3Keys: ['a'.repeat(32)] } }],
  ['a merchant of an example', { wechat: { ...wechat, merchantId: '12345678' } }],
  ['an app of zeros', { alipay: { ...alipay, appId: '0'.repeat(16) } }],
  ['a seller of zeros', { alipay: { ...alipay, sellerId: '2088000000000000' } }],
])('PAY-02 production refuses %s, a demonstration does not', (_, section) => {
  expect(() => paymentsOf(section, { mode: 'production' })).toThrow('示例值')
  expect(namesOf(paymentsOf(section))).toHaveLength(1)
})

test('PAY-02 without an address of our own no notice could arrive, so that a real provider does not start', () => {
  expect(() => paymentsOf({ alipay }, { publicOrigin: undefined })).toThrow('KAOJI_PUBLIC_ORIGIN')
  expect(namesOf(paymentsOf(undefined, { publicOrigin: undefined }))).toEqual([])
})
