import type { FieldProblem, RefusalReply, RefusalValues } from '#contracts/refusals.ts'

/** The server said no, or broke: its words, the fields they concern, and the number to quote. */
export class RefusalError extends Error {
  readonly status: number
  readonly code: string
  readonly text: string
  readonly reference: string
  readonly problems: readonly FieldProblem[]
  readonly values: RefusalValues
  /** When the server says to come back. */
  readonly retryAfterSeconds: number | undefined

  constructor(
    status: number,
    reply: RefusalReply,
    { retryAfterSeconds }: { retryAfterSeconds?: number | undefined } = {},
  ) {
    super(`${reply.code} (${status})`)
    this.name = 'RefusalError'
    this.status = status
    this.code = reply.code
    this.text = reply.text
    this.reference = reply.reference
    this.problems = reply.problems ?? []
    this.values = reply.values ?? {}
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Nothing arrived: the network is down or the server cannot be reached. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super('network unreachable', { cause })
    this.name = 'NetworkError'
  }
}

/** An upload stood still: the line is too weak, or gone without a word. */
export class StalledError extends NetworkError {
  constructor() {
    super('stalled')
    this.name = 'StalledError'
  }
}
