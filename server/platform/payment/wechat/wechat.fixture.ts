import { createCipheriv, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { systemRandom } from '#kernel/random.ts'
import { createLog } from '#platform/log/log.ts'
import { createTestClock } from '#tests/support/test-clock.ts'
import type { Told } from '../gateway.fixture.ts'
import type { WechatKeys } from '../keys/wechat-keys.ts'

export const PUBLIC_KEY_ID = 'PUB_KEY_ID_0100000001'
export const MERCHANT = { merchantId: '1900007291', appId: 'wx2421b1c4370ec43b' } as const
export const API_KEY = Buffer.from('a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb')

const merchant = generateKeyPairSync('rsa', { modulusLength: 2048 })
const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** The keys of a merchant in public-key mode. */
export function wechatKeys(): WechatKeys {
  return {
    ...MERCHANT,
    appSecret: '0123456789abcdef0123456789abcdef',
    seal: { merchantId: MERCHANT.merchantId, serial: 'M1', key: merchant.privateKey },
    apiV3Keys: [API_KEY],
    publicKeys: new Map([[PUBLIC_KEY_ID, theirs.publicKey]]),
    platformCertificates: false,
  }
}

/** A room at that gateway, with a clock and a log of its own. */
export function wechatRoom(gateway: { address: string }, keys: () => WechatKeys | undefined = wechatKeys) {
  const clock = createTestClock('2026-11-24T04:00:00.000Z')
  const lines: string[] = []
  const log = createLog({ level: 'info', write: (line) => lines.push(line), now: () => clock.now() })
  return {
    clock,
    lines,
    room: {
      keys,
      get gateway() {
        return gateway.address
      },
      get accounts() {
        return gateway.address
      },
      publicOrigin: 'https://kaoji.example.cn',
      clock,
      random: systemRandom,
      log,
    },
  }
}

/** The headers that WeChat Pay puts on these bytes. */
export function sealed(
  body: string | Buffer,
  more: { at?: Date; serial?: string; key?: KeyObject } = {},
): Record<string, string> {
  const timestamp = String(Math.floor((more.at ?? new Date('2026-11-24T04:00:00.000Z')).getTime() / 1000))
  const message = Buffer.concat([Buffer.from(`${timestamp}\nN\n`), Buffer.from(body), Buffer.from('\n')])
  return {
    'content-type': 'application/json',
    'wechatpay-serial': more.serial ?? PUBLIC_KEY_ID,
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': 'N',
    'wechatpay-signature': sign('sha256', message, more.key ?? theirs.privateKey).toString('base64'),
  }
}

/** A signed answer. */
export function told(status: number, json?: unknown): Exclude<Told, 'hold'> {
  const body = json === undefined ? '' : JSON.stringify(json)
  return { status, headers: sealed(body), body }
}

/** What WeChat Pay encrypts. */
export function encrypted(plain: string, key: Buffer = API_KEY) {
  const cipher = createCipheriv('aes-256-gcm', key, Buffer.from('uluk4a9R25RW')).setAAD(
    Buffer.from('transaction'),
  )
  const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return {
    algorithm: 'AEAD_AES_256_GCM',
    nonce: 'uluk4a9R25RW',
    associated_data: 'transaction',
    ciphertext: ciphertext.toString('base64'),
  }
}

/** A payment of 50 yuan as the query and the notice describe it. */
export const TRANSACTION = {
  mchid: MERCHANT.merchantId,
  appid: MERCHANT.appId,
  out_trade_no: 'A1',
  transaction_id: '4200000848202611230290526543',
  trade_type: 'NATIVE',
  trade_state: 'SUCCESS',
  trade_state_desc: '支付成功',
  bank_type: 'OTHERS',
  success_time: '2026-11-23T12:00:00+08:00',
  payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
  amount: { total: 5000, payer_total: 4900, currency: 'CNY', payer_currency: 'CNY' },
}
export const PAID = {
  transactionNo: TRANSACTION.transaction_id,
  fen: 5000,
  at: new Date('2026-11-23T04:00:00.000Z'),
}

/** A refund of it. */
export const REFUND = {
  refund_id: '50000000382026112304',
  out_refund_no: 'R1',
  transaction_id: TRANSACTION.transaction_id,
  out_trade_no: 'A1',
  channel: 'ORIGINAL',
  user_received_account: '支付用户零钱',
  success_time: '2026-11-23T13:00:00+08:00',
  create_time: '2026-11-23T12:59:00+08:00',
  status: 'SUCCESS',
  amount: { total: 5000, refund: 5000, currency: 'CNY' },
}
