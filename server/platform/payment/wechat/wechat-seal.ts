import { createDecipheriv, type KeyObject, sign, verify } from 'node:crypto'
import { bytesOfBase64 } from '../strict-base64.ts'

const SCHEME = 'WECHATPAY2-SHA256-RSA2048'
/** How far the clocks may be apart; what is older may be somebody's copy. */
const SKEW_SECONDS = 300
const TAG = 16

/** What a merchant signs with. */
export interface MerchantSeal {
  merchantId: string
  serial: string
  key: KeyObject
}

interface Stamp {
  timestamp: string
  nonce: string
}

/** The `Authorization` of a request: RSA-SHA256 over method, path with query, time, nonce and body, a line each. */
export function authorizationOf(
  request: { method: string; path: string; body: string },
  seal: MerchantSeal,
  { timestamp, nonce }: Stamp,
): string {
  const message = [request.method, request.path, timestamp, nonce, request.body].map(line).join('')
  const parts = {
    mchid: seal.merchantId,
    nonce_str: nonce,
    signature: signatureOf(message, seal.key),
    timestamp,
    serial_no: seal.serial,
  }
  return `${SCHEME} ${Object.entries(parts)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',')}`
}

/** What a page inside WeChat hands to `WeixinJSBridge` to have this prepared payment paid. */
export function bridgeParameters(
  prepared: { appId: string; prepayId: string },
  seal: MerchantSeal,
  { timestamp, nonce }: Stamp,
): Record<string, string> {
  const pack = `prepay_id=${prepared.prepayId}`
  const message = [prepared.appId, timestamp, nonce, pack].map(line).join('')
  return {
    appId: prepared.appId,
    timeStamp: timestamp,
    nonceStr: nonce,
    package: pack,
    signType: 'RSA',
    paySign: signatureOf(message, seal.key),
  }
}

/** The headers with which WeChat Pay signs an answer or a notice; undefined when one of them is missing. */
export function sealOf(headers: Readonly<Record<string, string | undefined>>) {
  const serial = headers['wechatpay-serial']
  const signature = headers['wechatpay-signature']
  const timestamp = headers['wechatpay-timestamp']
  const nonce = headers['wechatpay-nonce']
  return serial && signature && timestamp && nonce ? { serial, signature, timestamp, nonce } : undefined
}

/** What is wrong with that seal on these raw bytes; undefined when WeChat Pay signed them, just now. */
export function faultOfSeal(
  seal: Stamp & { signature: string },
  body: Buffer,
  { key, at }: { key: KeyObject; at: Date },
): 'signature' | 'clock' | undefined {
  const message = Buffer.concat([
    Buffer.from(line(seal.timestamp) + line(seal.nonce)),
    body,
    Buffer.from('\n'),
  ])
  const signature = bytesOfBase64(seal.signature)
  if (!signature || !verify('sha256', message, key, signature)) return 'signature'
  const seconds = /^\d{1,12}$/.test(seal.timestamp) ? Number(seal.timestamp) : Number.NaN
  return Math.abs(at.getTime() / 1000 - seconds) <= SKEW_SECONDS ? undefined : 'clock'
}

/** What WeChat Pay encrypts for a merchant (AES-256-GCM). */
export interface Resource {
  ciphertext: string
  nonce: string
  associated_data?: string
}

/** The plain text under the first of these keys that opens it; undefined when none does. */
export function openResource(resource: Resource, keys: readonly Buffer[]): string | undefined {
  const sealed = bytesOfBase64(resource.ciphertext)
  if (!sealed || sealed.length < TAG) return undefined
  for (const key of keys) {
    const plain = openWith(key, sealed, resource)
    if (plain !== undefined) return plain
  }
  return undefined
}

function openWith(key: Buffer, sealed: Buffer, resource: Resource): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(resource.nonce), { authTagLength: TAG })
      .setAAD(Buffer.from(resource.associated_data ?? ''))
      .setAuthTag(sealed.subarray(-TAG))
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

function line(text: string): string {
  return `${text}\n`
}

function signatureOf(message: string, key: KeyObject): string {
  return sign('sha256', Buffer.from(message), key).toString('base64')
}
