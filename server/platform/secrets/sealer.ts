import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Secrets } from './secrets.ts'

const BLOCK = 64

/** What SQL needs to seal many rows of one name with built-in functions alone; it is the key of that name, and of no other. */
export interface SealBlocks {
  keyId: Buffer
  inner: Buffer
  outer: Buffer
}

/**
 * Seals what counts, so that a change behind the application's back is noticed: `key id (1) | HMAC-SHA-256 (32)`. The key
 * derives from the field keys and rotates with them: the active one seals, every one in the file verifies.
 */
export interface Sealer {
  /** `name` is what the row belongs to; each name has a key of its own. */
  seal(name: string, words: string): Buffer
  /** False for another name, other words, another installation's seal, and none. */
  holds(name: string, words: string, seal: Buffer | null): boolean
  /** Whether a seal is of the key that seals now. */
  isActive(seal: Buffer): boolean
  blocksOf(name: string): SealBlocks
}

/** A sealer by the installation's keys. */
export function createSealer(secrets: Pick<Secrets, 'fieldKeys' | 'activeFieldKey'>): Sealer {
  const masters = new Map(
    Object.entries(secrets.fieldKeys).map(([id, key]) => [
      Number(id),
      createHmac('sha256', Buffer.from(key, 'hex')).update('kaoji seals').digest(),
    ]),
  )
  const activeId = Number(secrets.activeFieldKey)
  const keyOf = (id: number, name: string) => {
    const master = masters.get(id)
    return master && createHmac('sha256', master).update(name).digest()
  }
  const activeKeyOf = (name: string) => keyOf(activeId, name) ?? Buffer.alloc(0)
  return {
    seal: (name, words) =>
      Buffer.concat([Buffer.of(activeId), createHmac('sha256', activeKeyOf(name)).update(words).digest()]),
    holds(name, words, seal) {
      const key = seal?.length === 33 ? keyOf(seal[0] ?? -1, name) : undefined
      return (
        key !== undefined &&
        seal !== null &&
        timingSafeEqual(createHmac('sha256', key).update(words).digest(), seal.subarray(1))
      )
    },
    isActive: (seal) => seal[0] === activeId,
    blocksOf(name) {
      const key = activeKeyOf(name)
      const padded = (sign: number) =>
        Buffer.from(Array.from({ length: BLOCK }, (_, at) => (key[at] ?? 0) ^ sign))
      return { keyId: Buffer.of(activeId), inner: padded(0x36), outer: padded(0x5c) }
    },
  }
}
