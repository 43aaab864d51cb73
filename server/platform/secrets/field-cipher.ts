import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  randomFillSync,
} from 'node:crypto'
import { keyedDigest } from './keyed-digest.ts'
import type { Secrets } from './secrets.ts'

const NONCE = 12
const TAG = 16

/** Encrypts single fields at rest (AES-256-GCM) and makes the blind indexes by which they are found. */
export interface FieldCipher {
  /** `key id (1) | nonce (12) | tag (16) | ciphertext`; `field` is bound in, so a cipher cannot be moved. */
  seal(field: string, plain: string): Buffer
  /** The plain text; throws when a byte was changed, or when it was sealed for another field. */
  open(field: string, sealed: Buffer): string
  /** Keyed, deterministic, for equality look-up only. */
  index(field: string, plain: string): Buffer
  /** Keyed digest of a short-lived secret, bound to its purpose. */
  digest(purpose: string, secret: string): Buffer
}

/** A cipher over the given keys. */
export function createFieldCipher(secrets: Secrets): FieldCipher {
  const keys = new Map(Object.entries(secrets.fieldKeys).map(([id, key]) => [Number(id), keyFrom(key)]))
  const activeId = Number(secrets.activeFieldKey)
  const index = keyedDigest(Buffer.from(secrets.indexKey, 'hex'))
  const digest = keyedDigest(Buffer.from(secrets.digestKey, 'hex'))
  const keyOf = (id: number) => {
    const key = keys.get(id)
    if (!key) throw new Error(`no field key ${id}`)
    return key
  }
  const nextNonce = drawNonces()
  return {
    seal(field, plain) {
      const nonce = nextNonce()
      const cipher = createCipheriv('aes-256-gcm', keyOf(activeId), nonce).setAAD(Buffer.from(field))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(activeId), nonce, cipher.getAuthTag(), body])
    },
    open(field, sealed) {
      const nonce = sealed.subarray(1, 1 + NONCE)
      const decipher = createDecipheriv('aes-256-gcm', keyOf(sealed[0] ?? 0), nonce, { authTagLength: TAG })
        .setAAD(Buffer.from(field))
        .setAuthTag(sealed.subarray(1 + NONCE, 1 + NONCE + TAG))
      return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE + TAG)), decipher.final()]).toString(
        'utf8',
      )
    },
    index: (field, plain) => index(`${field}\0${plain}`),
    digest: (purpose, secret) => digest(`${purpose}\0${secret}`),
  }
}

/** A key that Node has parsed once: it would examine the bytes of one anew at each use, which takes several times as long as the use. */
function keyFrom(hex: string): KeyObject {
  return createSecretKey(Buffer.from(hex, 'hex'))
}

/** Draws nonces in supplies: to ask the system for twelve bytes takes longer than to seal with them. Each is given out once. */
function drawNonces(): () => Buffer {
  const supply = Buffer.alloc(NONCE * 256)
  let at = supply.length
  return () => {
    if (at === supply.length) {
      randomFillSync(supply)
      at = 0
    }
    at += NONCE
    return Buffer.from(supply.subarray(at - NONCE, at))
  }
}
