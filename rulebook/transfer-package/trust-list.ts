import { fromHex } from '../papers/bytes.ts'
import { isSigned } from '../papers/ed25519.ts'
import { type PaperKey, standingOf } from '../papers/key-set.ts'
import type { SealedFile } from './sealed-file.ts'

/** Another installation, and the keys under which its files are believed. */
export interface TrustedInstallation {
  installation: string
  name: string
  province: string
  keys: readonly PaperKey[]
}

/** Why a file's signature is not believed. */
export type SignatureFault = 'unknown_key' | 'revoked_key' | 'outside_key' | 'tampered'

/** Who signed a file and may say that it is from `sender`; otherwise why it is not believed. */
export function signerOf(
  { keyId, message, signature }: SealedFile,
  { sender, signedAt, trusted }: { sender: string; signedAt: Date; trusted: readonly TrustedInstallation[] },
): TrustedInstallation | SignatureFault {
  const holder = trusted.find(({ keys }) => keys.some(({ id }) => id === keyId))
  const key = holder?.keys.find(({ id }) => id === keyId)
  if (!holder || !key) return 'unknown_key'
  if (!isSigned(fromHex(key.publicKey) ?? new Uint8Array(), message, signature)) return 'tampered'
  // One province's key signs nothing in another one's name.
  if (holder.installation !== sender) return 'unknown_key'
  const standing = standingOf(key, signedAt)
  return standing === 'good' ? holder : standing === 'revoked' ? 'revoked_key' : 'outside_key'
}
