/** Too many ask for the same dear work at once: come back in a moment. Nothing was begun. */
export class Overloaded extends Error {
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super('overloaded')
    this.name = 'Overloaded'
    this.retryAfterSeconds = retryAfterSeconds
  }
}
