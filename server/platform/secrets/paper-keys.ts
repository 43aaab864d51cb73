import { keyIdOf, type PaperKey } from '#rulebook/papers/key-set.ts'
import { isActive, type PaperKeyEntry, type Secrets } from './secrets.ts'
import { createSigner } from './signer.ts'

/** Signs papers, and says under which keys papers of this installation can be verified (VER-02). */
export interface PaperKeys {
  /** The id of the key that signs, and since when it does. */
  id: string
  from: Date
  sign(message: Uint8Array): Buffer
  /** Every key that ever signed, the retired and the revoked included. */
  published: readonly PaperKey[]
}

/** The keys of papers in the secrets file. */
export function createPaperKeys({ paperKeys }: Pick<Secrets, 'paperKeys'>): PaperKeys {
  const active = paperKeys.find(isActive)
  if (!active) throw new Error('no paper key signs')
  const { publicKey, sign } = createSigner({ signingKey: active.seed })
  return {
    id: keyIdOf(publicKey),
    from: new Date(active.from),
    sign,
    published: paperKeys.map(publishedKey),
  }
}

function publishedKey(entry: PaperKeyEntry): PaperKey {
  const publicKey = 'seed' in entry ? createSigner({ signingKey: entry.seed }).publicKey : entry.publicKey
  return {
    id: keyIdOf(publicKey),
    publicKey,
    from: new Date(entry.from),
    until: entry.until === undefined ? undefined : new Date(entry.until),
    revokedAt: entry.revokedAt === undefined ? undefined : new Date(entry.revokedAt),
  }
}
