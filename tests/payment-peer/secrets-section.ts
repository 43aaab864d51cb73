import type { PaymentPeer } from './peer.ts'

/** The part of the secrets file that an operator would write. */
export function sectionOf({ alipay, wechat }: PaymentPeer) {
  const ours = { appId: alipay.merchant.appId, sellerId: alipay.merchant.sellerId }
  const { mchid, appid, appSecret, serial, privateKey, apiV3Key, publicKey, publicKeyId } = wechat.merchant
  return {
    alipay: {
      ...ours,
      privateKey: alipay.merchant.appPrivateKey,
      publicKeys: [alipay.merchant.alipayPublicKey],
    },
    wechat: {
      appId: appid,
      appSecret,
      merchantId: mchid,
      merchantSerial: serial,
      privateKey,
      apiV3Keys: [apiV3Key],
      publicKeys: { [publicKeyId]: publicKey },
      platformCertificates: true,
    },
  }
}
