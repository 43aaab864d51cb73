import type { KeyObject } from 'node:crypto'
import { type Static, Type } from 'typebox'
import { type PaymentMode, Pem, privateKeyOf, publicKeyOf, requireReal } from './key-texts.ts'

/** WeChat Pay’s part of the secrets file; what each entry is and where it comes from: the operator’s chapter. */
export const WechatSection = Type.Object(
  {
    appId: Type.String({ pattern: '^wx[0-9a-z]{16}$' }),
    merchantId: Type.String({ pattern: '^[0-9]{8,10}$' }),
    merchantSerial: Type.String({ pattern: '^[0-9A-F]{16,40}$' }),
    privateKey: Pem,
    /** Of the official account `appId`: without it nobody pays inside WeChat. */
    appSecret: Type.Optional(Type.String({ pattern: '^[0-9a-f]{32}$' })),
    /** The newest first: while it is being changed, both decrypt. */
    apiV3Keys: Type.Array(Type.String({ pattern: '^[0-9A-Za-z]{32}$' }), { minItems: 1, maxItems: 2 }),
    /** Public-key mode: by the id that WeChat Pay puts into Wechatpay-Serial. The first one is asked for. */
    publicKeys: Type.Optional(
      Type.Record(Type.String({ pattern: '^PUB_KEY_ID_[0-9A-Za-z]{1,64}$' }), Pem, {
        additionalProperties: false,
      }),
    ),
    /** Platform-certificate mode: certificates are downloaded. Both modes at once while one replaces the other. */
    platformCertificates: Type.Boolean(),
  },
  { additionalProperties: false },
)

/** The keys of WeChat Pay, each proven to be one. */
export interface WechatKeys {
  appId: string
  merchantId: string
  appSecret: string | undefined
  seal: { merchantId: string; serial: string; key: KeyObject }
  apiV3Keys: readonly Buffer[]
  publicKeys: ReadonlyMap<string, KeyObject>
  platformCertificates: boolean
}

/** The keys of that section; throws, naming the entry, when one is missing, no key, weak, or a placeholder. */
export function wechatKeysOf(section: Static<typeof WechatSection>, mode: PaymentMode): WechatKeys {
  const { appId, merchantId, merchantSerial } = section
  const publicKeys = new Map(
    Object.entries(section.publicKeys ?? {}).map(([id, pem]) => [id, publicKeyOf(pem, 'wechat.publicKeys')]),
  )
  if (publicKeys.size === 0 && !section.platformCertificates)
    throw new Error('密钥文件中的 payment.wechat 须有 publicKeys，或把 platformCertificates 设为 true。')
  if (mode === 'production') requireReal('wechat.apiV3Keys', section.apiV3Keys)
  if (mode === 'production') requireReal('wechat.merchantId', [merchantId])
  if (mode === 'production') requireReal('wechat.appSecret', section.appSecret ? [section.appSecret] : [])
  return {
    appId,
    merchantId,
    appSecret: section.appSecret,
    seal: { merchantId, serial: merchantSerial, key: privateKeyOf(section.privateKey, 'wechat.privateKey') },
    apiV3Keys: section.apiV3Keys.map((key) => Buffer.from(key)),
    publicKeys,
    platformCertificates: section.platformCertificates,
  }
}
