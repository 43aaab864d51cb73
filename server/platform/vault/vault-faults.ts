/** The file exists but is not what was stored under this key. Its bytes are never served. */
export class VaultDamaged extends Error {
  constructor(cause: unknown) {
    super('a file in the vault was changed, cut short or moved', { cause })
    this.name = 'VaultDamaged'
  }
}

/** The place of the photographs is away, or said nothing useful in its time: 503, try again. */
export class VaultUnavailable extends Error {
  /** Marks the error as a network fault, so that the reply is 503 and not 500. */
  readonly code = 'ETIMEDOUT'

  constructor(what: string) {
    super(`the vault is not available: ${what}`)
    this.name = 'VaultUnavailable'
  }
}
