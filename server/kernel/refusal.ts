import type { FieldProblem, RefusalCode, RefusalValues } from '#contracts/refusals.ts'

/** The rules saying no: shown to the user in words, logged at info. Everything else that is thrown is our bug. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly values: RefusalValues
  readonly problems: readonly FieldProblem[]
  readonly retryAfterSeconds: number | undefined

  constructor(
    code: RefusalCode,
    more: { values?: RefusalValues; problems?: readonly FieldProblem[]; retryAfterSeconds?: number } = {},
  ) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.values = more.values ?? {}
    this.problems = more.problems ?? []
    this.retryAfterSeconds = more.retryAfterSeconds
  }
}

/** `found`, or the one answer for "not there" and "not yours" (house rule 14). */
export function requireFound<T>(found: T | undefined): T {
  if (found === undefined) throw new Refusal('not_found')
  return found
}
