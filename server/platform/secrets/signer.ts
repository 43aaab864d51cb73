import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import type { Secrets } from './secrets.ts'

/** What RFC 8410 puts before the 32 bytes of an Ed25519 key: private, and public. */
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex')

/** Signs for this installation (Ed25519). */
export interface Signer {
  /** 32 bytes, hexadecimal: the public key, for those who verify. */
  publicKey: string
  sign(words: string | Uint8Array): Buffer
}

/** The signer of the installation's own key. */
export function createSigner(secrets: Pick<Secrets, 'signingKey'>): Signer {
  const key = createPrivateKey({
    key: Buffer.concat([PRIVATE, Buffer.from(secrets.signingKey, 'hex')]),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC.length)
  return {
    publicKey: publicKey.toString('hex'),
    sign: (words) => sign(null, typeof words === 'string' ? Buffer.from(words) : words, key),
  }
}

/** Whether the holder of that public key signed these words; false also for what is no key at all. */
export function isSignedBy(publicKey: string, words: string, signature: Buffer): boolean {
  if (!/^[0-9a-f]{64}$/.test(publicKey)) return false
  const key = createPublicKey({
    key: Buffer.concat([PUBLIC, Buffer.from(publicKey, 'hex')]),
    format: 'der',
    type: 'spki',
  })
  return verify(null, Buffer.from(words), key, signature)
}
