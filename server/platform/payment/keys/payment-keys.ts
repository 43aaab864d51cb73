import { type Static, Type } from 'typebox'
import { type AlipayKeys, AlipaySection, alipayKeysOf } from './alipay-keys.ts'
import { type WechatKeys, WechatSection, wechatKeysOf } from './wechat-keys.ts'

/** The part of the secrets file that belongs to payment; a provider without an entry is not offered. */
export const PaymentSection = Type.Object(
  { alipay: Type.Optional(AlipaySection), wechat: Type.Optional(WechatSection) },
  { additionalProperties: false },
)
export type PaymentSection = Static<typeof PaymentSection>

export interface PaymentKeys {
  alipay: AlipayKeys | undefined
  wechat: WechatKeys | undefined
}

/** The keys of that section, each proven to be one; throws, naming the entry, when one is not fit for this mode. */
export function paymentKeysOf(
  section: PaymentSection | undefined,
  places: {
    mode: 'demonstration' | 'production'
    alipayGateway: string
    publicOrigin: string | undefined
    now: Date
  },
): PaymentKeys {
  const { alipay, wechat } = section ?? {}
  if ((alipay || wechat) && places.publicOrigin === undefined)
    throw new Error('密钥文件中有 payment，还须设置 KAOJI_PUBLIC_ORIGIN，支付机构才能送来通知。')
  return {
    alipay: alipay && alipayKeysOf(alipay, { ...places, gateway: places.alipayGateway }),
    wechat: wechat && wechatKeysOf(wechat, places.mode),
  }
}
