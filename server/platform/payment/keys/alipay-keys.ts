import { AlipaySdk } from 'alipay-sdk'
import { type Static, Type } from 'typebox'
import { certificateOf, type PaymentMode, Pem, privateKeyOf, publicKeyOf, requireReal } from './key-texts.ts'

const Shared = {
  appId: Type.String({ pattern: '^[0-9]{16}$' }),
  /** The partner id of the merchant who is paid, 2088…: a notice for anybody else is refused. */
  sellerId: Type.String({ pattern: '^2088[0-9]{12}$' }),
  privateKey: Pem,
}

/** Alipay’s part of the secrets file, in one of its two modes: key, or certificate. The newest key comes first. */
export const AlipaySection = Type.Union([
  Type.Object(
    { ...Shared, publicKeys: Type.Array(Pem, { minItems: 1, maxItems: 2 }) },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      ...Shared,
      appCertificate: Pem,
      alipayCertificates: Type.Array(Pem, { minItems: 1, maxItems: 2 }),
      rootCertificate: Type.String({ minLength: 100, maxLength: 50_000 }),
    },
    { additionalProperties: false },
  ),
])

/** The keys of Alipay, each proven to be one, in the hands of its SDK. */
export interface AlipayKeys {
  appId: string
  sellerId: string
  /** Signs for us. */
  signing: AlipaySdk
  /** Each verifies with one of Alipay’s keys: two while one replaces the other. */
  verifying: readonly AlipaySdk[]
}

/**
 * The keys of that section; throws, naming the entry, when one is missing, no key, weak, or a placeholder. The SDK itself
 * takes an empty public key and then skips the check of every answer.
 */
export function alipayKeysOf(
  section: Static<typeof AlipaySection>,
  { mode, gateway, now }: { mode: PaymentMode; gateway: string; now: Date },
): AlipayKeys {
  const { appId, sellerId } = section
  if (mode === 'production') requireReal('alipay.appId', [appId])
  if (mode === 'production') requireReal('alipay.sellerId', [sellerId.slice(4)])
  const key = privateKeyOf(section.privateKey, 'alipay.privateKey')
  // One form for all: the SDK takes the label of the other form for a part of the key.
  const privateKey = key.export({ format: 'pem', type: 'pkcs8' }).toString().trim()
  const ours = { appId, privateKey, keyType: 'PKCS8', signType: 'RSA2', gateway } as const
  const verifying =
    'publicKeys' in section
      ? section.publicKeys.map((text) => {
          const publicKey = publicKeyOf(text, 'alipay.publicKeys').export({ format: 'pem', type: 'spki' })
          return new AlipaySdk({ ...ours, alipayPublicKey: publicKey.toString().trim() })
        })
      : section.alipayCertificates.map((text) => {
          for (const pem of [section.appCertificate, text]) certificateOf(pem, 'alipay', now)
          return new AlipaySdk({
            ...ours,
            appCertContent: section.appCertificate,
            alipayPublicCertContent: text,
            alipayRootCertContent: section.rootCertificate,
          })
        })
  const [signing] = verifying
  if (!signing) throw new Error('密钥文件中的 payment.alipay 缺少支付宝公钥。')
  return { appId, sellerId, signing, verifying }
}
