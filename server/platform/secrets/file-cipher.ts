import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Secrets } from './secrets.ts'

const NONCE = 12
const TAG = 16
const HEAD = 1 + NONCE + TAG

/** Encrypts whole files at rest (AES-256-GCM), each bound to its name, so that swapped files do not open. */
export interface FileCipher {
  /** `key id (1) | nonce (12) | tag (16) | ciphertext` */
  seal(name: string, plain: Buffer): Buffer
  /** The plain bytes; throws when a byte was changed or the file stands under another name. */
  open(name: string, sealed: Buffer): Buffer
}

/** A cipher over the field keys. */
export function createFileCipher(secrets: Secrets): FileCipher {
  const keys = new Map(
    Object.entries(secrets.fieldKeys).map(([id, key]) => [Number(id), Buffer.from(key, 'hex')]),
  )
  const activeId = Number(secrets.activeFieldKey)
  const keyOf = (id: number) => {
    const key = keys.get(id)
    if (!key) throw new Error(`no field key ${id}`)
    return key
  }
  const boundTo = (name: string) => Buffer.from(`file\0${name}`)
  return {
    seal(name, plain) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', keyOf(activeId), nonce).setAAD(boundTo(name))
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([Buffer.of(activeId), nonce, cipher.getAuthTag(), body])
    },
    open(name, sealed) {
      if (sealed.length < HEAD) throw new Error('file is cut short')
      const decipher = createDecipheriv('aes-256-gcm', keyOf(sealed[0] ?? 0), sealed.subarray(1, 1 + NONCE), {
        authTagLength: TAG,
      })
        .setAAD(boundTo(name))
        .setAuthTag(sealed.subarray(1 + NONCE, HEAD))
      return Buffer.concat([decipher.update(sealed.subarray(HEAD)), decipher.final()])
    },
  }
}
