/** A value that a log line may hold: numbers, flags, and short plain words. */
type Loggable = string | number | boolean

/** Structured lines that cannot hold personal data: no free text, no message of an error, no long digits. */
export interface Log {
  info(event: string, fields?: Record<string, Loggable>): void
  warn(event: string, fields?: Record<string, Loggable>): void
  error(event: string, error: unknown, fields?: Record<string, Loggable>): void
}

const LEVELS = { silent: 0, error: 1, warn: 2, info: 3, debug: 4 } as const
const PLAIN = /^[\w./:@*{}+-]{0,120}$/
const LONG_DIGITS = /\d{8,}/
const ALL_LONG_DIGITS = /\d{8,}/g

/** A log that writes one JSON line per event to `write`. */
export function createLog(options: {
  level: keyof typeof LEVELS
  write: (line: string) => void
  /** Where lines are gathered before they are written: writes them now, after every warning and error. */
  flush?: () => void
  now: () => Date
}): Log {
  const isOn = (level: 'info' | 'warn' | 'error') => LEVELS[options.level] >= LEVELS[level]
  const put = (level: 'info' | 'warn' | 'error', event: string, fields: Record<string, unknown>) => {
    options.write(`${JSON.stringify({ at: options.now().toISOString(), level, event, ...fields })}\n`)
  }
  const putAtOnce: typeof put = (...line) => {
    put(...line)
    options.flush?.()
  }
  return {
    // The level comes first: cleaning costs more than a request may where nobody reads it.
    info: (event, fields) => isOn('info') && put('info', event, harmless(fields)),
    warn: (event, fields) => isOn('warn') && putAtOnce('warn', event, harmless(fields)),
    error: (event, error, fields) =>
      isOn('error') && putAtOnce('error', event, { ...harmless(fields), ...traceOf(error) }),
  }
}

/** One line for each request: no lists are made of its fields. */
function harmless(fields: Record<string, Loggable> = {}): Record<string, Loggable> {
  const cleaned: Record<string, Loggable> = {}
  for (const key in fields) cleaned[key] = harmlessValue(fields[key] ?? '')
  return cleaned
}

function harmlessValue(value: Loggable): Loggable {
  if (typeof value !== 'string') return value
  // A request id is a UUID; anything else with eight digits in a row may be a number of a person.
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) return value
  return PLAIN.test(value) && !LONG_DIGITS.test(value) ? value : '***'
}

/** An error's message may quote a row; its type, code and place never do. */
function traceOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error ? harmlessValue(String(error.code)) : undefined
  // Without the message: a line of it may look like a frame.
  const stack = (error.stack ?? '').replace(error.message, '')
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  const cause = error.cause ? { cause: traceOf(error.cause) } : {}
  return {
    type: error.name,
    ...(code ? { code } : {}),
    at_frames: frames.slice(0, 12).map((line) => line.trim().replaceAll(ALL_LONG_DIGITS, '***')),
    ...cause,
  }
}
