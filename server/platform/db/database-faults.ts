/** PostgreSQL cannot be reached or did not answer in time: 503, try again; nothing is known to be done. */
export class DatabaseUnavailable extends Error {
  /** Whether anything had been asked of it by then: what was never asked is not done. */
  readonly wasAsked: boolean

  constructor(
    message: string,
    { wasAsked = true, ...options }: { cause?: unknown; wasAsked?: boolean } = {},
  ) {
    super(message, options)
    this.name = 'DatabaseUnavailable'
    this.wasAsked = wasAsked
  }
}

/** The time was over before it answered: it has too much to do, or stands still. */
export class DatabaseLate extends DatabaseUnavailable {}

/** The server may only be read, as a copy until it is promoted: whatever is asked of it may be old. */
export class ReadOnlyServer extends Error {
  readonly code = '25006'
}

/** The address leads to the database of another installation: what is here and what is there must not be mixed. */
export class OtherDatabase extends Error {
  readonly code = '08004'
}

/** The server rolled the transaction back and another try may pass: serialization failure, deadlock. */
export function isRetryable(error: unknown): boolean {
  const code = codeOf(error)
  return code === '40001' || code === '40P01'
}

/** The connection is gone, the server is going down or only a copy, or a time limit cut the statement. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseUnavailable) return true
  const code = codeOf(error)
  if (code !== undefined && /^(08|57P|53)/.test(code)) return true
  if (code === '57014' || code === '55P03' || code === '25P03') return true
  // After a fail-over: this connection still leads to the server that may only be read.
  if (code === '25006') return true
  if (code !== undefined && /^(ECONN|EPIPE|ETIMEDOUT)/.test(code)) return true
  return (
    error instanceof Error &&
    /Connection terminated|request deadline passed|not queryable/.test(error.message)
  )
}

/** PostgreSQL says so itself: it waited too long for a lock, or the statement took too long, and it gave the whole up. */
const GIVEN_UP = ['55P03', '57014']

/**
 * Whether nothing at all stands of a transaction that failed so, and whatever was prepared for it can be taken away at once. Not so after a lost
 * or cut connection, which leaves open whether the transaction was committed before.
 */
export function isSurelyUndone(error: unknown): boolean {
  if (!isUnavailable(error)) return true
  const said = codeOf(error instanceof DatabaseUnavailable ? error.cause : error)
  if (said !== undefined && GIVEN_UP.includes(said)) return true
  return error instanceof DatabaseUnavailable && !error.wasAsked
}

/** The server is away or going down, which is another thing to say than that too many ask: nobody's waiting makes it quicker. */
export function isAway(error: unknown): boolean {
  if (error instanceof DatabaseLate) return false
  if (error instanceof DatabaseUnavailable) return isAway(error.cause)
  const code = codeOf(error)
  if (code !== undefined && /^(08|57P0[123]|25006|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)/.test(code))
    return true
  return error instanceof Error && /Connection terminated unexpectedly/.test(error.message)
}

/** The trail refuses what is written in a time that is not the database's (decision 0025): one of the clocks was set wrongly. */
export function isClockAstray(error: unknown): boolean {
  return codeOf(error) === '42501' && error instanceof Error && / is not the present$/.test(error.message)
}

/** The name of the unique or exclusion constraint that refused a row, if that is what happened. */
export function violatedUnique(error: unknown): string | undefined {
  const code = codeOf(error)
  if (code !== '23505' && code !== '23P01') return undefined
  return (error as { constraint?: string }).constraint
}

/** Whether a row could not go because another names it, or could not come because what it names is gone. */
export function violatesReference(error: unknown): boolean {
  return codeOf(error) === '23503'
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined
}
