import { createCipheriv, createSign, createVerify, type KeyObject, randomBytes } from 'node:crypto'
import { type Certified, certify, type Pair, pem, rsaPair } from '../keys.ts'
import { digits } from '../trades.ts'

/** What the merchant has to put into its secrets. */
export interface WechatMerchant {
  mchid: string
  appid: string
  appSecret: string
  /** Without /v3. */
  base: string
  apiV3Key: string
  privateKey: string
  /** Of the merchant's API certificate. */
  serial: string
  /** Platform-certificate mode; several during a rotation. */
  platformCertificates: { serial: string; certificate: string }[]
  /** Public-key mode. */
  publicKeyId: string
  publicKey: string
}

/** Both sides' keys of one merchant at WeChat Pay. */
export class WechatAccount {
  readonly mchid = '1900000156'
  readonly appid = 'wx8888888888888888'
  readonly appSecret = randomBytes(16).toString('hex')
  readonly apiV3Key = randomBytes(16).toString('hex')
  merchantKey: Certified
  /** The newest first: it signs. */
  platform: Certified[]
  readonly publicPair: Pair
  readonly publicKeyId = `PUB_KEY_ID_01${digits(22)}`
  /** What signs notices, and answers to requests that name no key. */
  mode: 'certificate' | 'public_key' = 'public_key'

  private constructor(pairs: { merchant: Pair; platform: Pair; own: Pair }) {
    this.merchantKey = certify(pairs.merchant, merchantName)
    this.platform = [certify(pairs.platform, platformName)]
    this.publicPair = pairs.own
  }

  static async open(): Promise<WechatAccount> {
    const [merchant, platform, own] = await Promise.all([rsaPair(), rsaPair(), rsaPair()])
    return new WechatAccount({ merchant, platform, own })
  }

  /** A new platform certificate signs; the old one is still listed, as during the real change. */
  async rotatePlatform(): Promise<void> {
    this.platform.unshift(certify(await rsaPair(), platformName))
  }

  /** The merchant has changed its API certificate. */
  async rotateMerchant(): Promise<void> {
    this.merchantKey = certify(await rsaPair(), merchantName)
  }

  merchant(base: string): WechatMerchant {
    return {
      mchid: this.mchid,
      appid: this.appid,
      appSecret: this.appSecret,
      base,
      apiV3Key: this.apiV3Key,
      privateKey: pem.private(this.merchantKey),
      serial: this.merchantKey.serial,
      platformCertificates: this.platform.map(({ serial, certificate }) => ({ serial, certificate })),
      publicKeyId: this.publicKeyId,
      publicKey: pem.public(this.publicPair),
    }
  }

  /** The key that signs: the one that the request named, or the one of the mode. */
  signer(askedSerial?: string): { serial: string; key: KeyObject } {
    const isPublic = askedSerial === undefined ? this.mode === 'public_key' : askedSerial === this.publicKeyId
    if (isPublic) return { serial: this.publicKeyId, key: this.publicPair.privateKey }
    const certificate = this.platform.find(({ serial }) => serial === askedSerial) ?? this.platform[0]
    if (certificate === undefined) throw new Error('no platform certificate')
    return { serial: certificate.serial, key: certificate.privateKey }
  }

  /** AEAD_AES_256_GCM with the APIv3 key; the tag follows the text. */
  encrypt(text: string, associatedData: string): Sealed {
    const nonce = randomBytes(6).toString('hex')
    return {
      nonce,
      associated_data: associatedData,
      ...seal({ key: this.apiV3Key, nonce, associatedData, text }),
    }
  }
}

export interface Sealed {
  algorithm: string
  nonce: string
  associated_data: string
  ciphertext: string
}

type Bytes = string | Buffer

export function seal(box: { key: Bytes; nonce: Bytes; associatedData: Bytes; text: Bytes }) {
  const cipher = createCipheriv('aes-256-gcm', box.key, box.nonce)
  cipher.setAAD(Buffer.from(box.associatedData))
  const parts = [cipher.update(Buffer.from(box.text)), cipher.final(), cipher.getAuthTag()]
  return { algorithm: 'AEAD_AES_256_GCM', ciphertext: Buffer.concat(parts).toString('base64') }
}

/** Each part is followed by a line feed, also the last one. */
export function linesOf(...parts: readonly string[]): string {
  return parts.map((part) => `${part}\n`).join('')
}

export function sign(key: KeyObject, text: string): string {
  return createSign('RSA-SHA256').update(text, 'utf8').sign(key, 'base64')
}

export function verify(key: KeyObject, text: string, signature: string): boolean {
  return createVerify('RSA-SHA256').update(text, 'utf8').verify(key, signature, 'base64')
}

const merchantName = [
  ['C', 'CN'],
  ['O', '微信商户系统'],
  ['CN', '1900000156'],
] as const
const platformName = [
  ['C', 'CN'],
  ['O', 'Tenpay.com'],
  ['CN', 'Tenpay.com Root CA'],
] as const
