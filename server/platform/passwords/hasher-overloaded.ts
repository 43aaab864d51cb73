/** Too many are signing in at once: come back in a moment. Nothing was hashed. */
export class HasherOverloaded extends Error {
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super('password hasher overloaded')
    this.name = 'HasherOverloaded'
    this.retryAfterSeconds = retryAfterSeconds
  }
}
