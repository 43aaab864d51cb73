import type { FileCipher } from '../secrets/file-cipher.ts'
import { VaultDamaged } from './vault-faults.ts'

/** Opens the bytes that were sealed for this key; throws `VaultDamaged` without further detail. */
export function openSealed(cipher: FileCipher, key: string, sealed: Buffer): Buffer {
  try {
    return cipher.open(key, sealed)
  } catch (error) {
    throw new VaultDamaged(error)
  }
}
