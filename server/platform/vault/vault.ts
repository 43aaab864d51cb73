/** Photographs under random keys: private files that leave the server only through a route with a policy. */
export interface Vault {
  /** Keeps the bytes; durable when it resolves, nothing left behind when it throws. */
  put(key: string, bytes: Buffer): Promise<void>
  /** Exactly what was put; undefined when there is none. Throws when it was damaged or moved. */
  get(key: string): Promise<Buffer | undefined>
  /** Removes it; nothing happens when there is none. */
  remove(key: string): Promise<void>
  /** Removes leftovers of writes that never finished, older than that many milliseconds. */
  sweep(olderThanMs: number, now: Date): Promise<number>
}

/** Throws unless the key is one of ours: two hexadecimal digits, a slash, a UUID. */
export function assertVaultKey(key: string): void {
  if (!/^[0-9a-f]{2}\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key))
    throw new Error('not a vault key')
}
