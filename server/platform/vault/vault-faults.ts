/** The file is there, and is not what was put under this key. Its bytes are served to nobody. */
export class VaultDamaged extends Error {
  constructor(cause: unknown) {
    super('a file in the vault was changed, cut short or moved', { cause })
    this.name = 'VaultDamaged'
  }
}

/** The bucket is away, or said nothing useful in its time: 503, try again. */
export class VaultUnavailable extends Error {
  /** What a network fault is told by, so that the reply is 503 and not 500. */
  readonly code = 'ETIMEDOUT'

  constructor(what: string) {
    super(`the bucket is not available: ${what}`)
    this.name = 'VaultUnavailable'
  }
}
