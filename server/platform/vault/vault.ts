/** Photographs under random keys: private files that leave the server only through a route with a policy. */
export interface Vault {
  /**
   * Keeps the bytes, sealed for this key. Durable when it resolves. When it throws, a directory holds nothing of them; a
   * bucket that fell silent in the middle may, which is why the rows are written after the file and `list` exists.
   */
  put(key: string, bytes: Buffer): Promise<void>
  /** Exactly what was put; undefined when there is none. Throws `VaultDamaged` when it was changed, cut or moved. */
  get(key: string): Promise<Buffer | undefined>
  /** Removes it; nothing happens when there is none. */
  remove(key: string): Promise<void>
  /** Removes leftovers of writes that never finished, older than that many milliseconds. */
  sweep(olderThanMs: number, now: Date): Promise<number>
  /** Everything that is kept, in no order: for finding files that no row names. */
  list(): AsyncIterable<KeptFile>
}

/** One file of a vault. */
export interface KeptFile {
  key: string
  storedAt: Date
}

/** Whether a name is one of ours: two hexadecimal digits, a slash, a UUID. */
export function isVaultKey(key: string): boolean {
  return /^[0-9a-f]{2}\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key)
}

/** Throws unless the key is one of ours, before anything is touched: it becomes part of a path. */
export function assertVaultKey(key: string): void {
  if (!isVaultKey(key)) throw new Error('not a vault key')
}
