import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { Type } from 'typebox'

export type PaymentMode = 'demonstration' | 'production'

/** A key or certificate as text: PEM, or the bare base64 that the consoles show. */
export const Pem = Type.String({ minLength: 100, maxLength: 20_000 })

const WEAKEST_BITS = 2048

/** The RSA private key of that text, in any of the usual envelopes; throws naming the entry, never the text. */
export function privateKeyOf(text: string, entry: string): KeyObject {
  const key = firstOf(text, ['PRIVATE KEY', 'RSA PRIVATE KEY'], createPrivateKey)
  return requireStrong(key, entry)
}

/** The RSA public key of that text, of a certificate too; throws naming the entry, never the text. */
export function publicKeyOf(text: string, entry: string): KeyObject {
  const key = firstOf(text, ['PUBLIC KEY', 'CERTIFICATE'], createPublicKey)
  return requireStrong(key, entry)
}

/** A certificate that has begun and not ended; throws naming the entry. */
export function certificateOf(text: string, entry: string, now: Date): X509Certificate {
  const certificate = firstOf(text, ['CERTIFICATE'], (pem) => new X509Certificate(pem))
  if (!certificate) throw new Error(`密钥文件中的 payment.${entry} 不是证书。`)
  if (new Date(certificate.validFrom) > now || new Date(certificate.validTo) <= now)
    throw new Error(`密钥文件中 payment.${entry} 的证书不在有效期内。`)
  return certificate
}

/** Throws for a value of the kind that stands in examples: a repeated character, a run of digits. */
export function requireReal(entry: string, values: readonly string[]): void {
  const isPlaceholder = (value: string) => new Set(value).size < 4 || '0123456789'.includes(value.slice(0, 8))
  if (values.some(isPlaceholder)) throw new Error(`密钥文件中的 payment.${entry} 是示例值，不能用于生产。`)
}

function requireStrong(key: KeyObject | undefined, entry: string): KeyObject {
  const bits = key?.asymmetricKeyType === 'rsa' ? key.asymmetricKeyDetails?.modulusLength : undefined
  if (!key || bits === undefined || bits < WEAKEST_BITS)
    throw new Error(`密钥文件中的 payment.${entry} 不是至少 ${WEAKEST_BITS} 位的 RSA 密钥。`)
  return key
}

function firstOf<T>(text: string, labels: readonly string[], read: (pem: string) => T): T | undefined {
  const bare = text.trim()
  const pems = bare.startsWith('-----')
    ? [bare]
    : labels.map((label) => `-----BEGIN ${label}-----\n${bare.replace(/\s+/g, '\n')}\n-----END ${label}-----`)
  for (const pem of pems)
    try {
      return read(pem)
    } catch {
      // It is none of that label; the next one may fit.
    }
  return undefined
}
