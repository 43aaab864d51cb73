import pg from 'pg'

/** What this guard reads of the driver's client; its types do not name it. */
interface DriverClient {
  _activeQuery?: unknown
  _queryQueue: readonly unknown[]
  connectionParameters: { application_name?: string | undefined }
}

const { query } = pg.Client.prototype
let found: string[] = []

// Patched once in a worker, whatever files it runs.
pg.Client.prototype.query = function (this: pg.Client & DriverClient, ...asked: unknown[]) {
  if (isOfProduct(this) && isBusy(this)) found.push(wordsOf(asked[0]))
  return Reflect.apply(query, this, asked)
} as typeof query

/**
 * Hands over what the product asked on a connection that had not answered yet, and forgets it. The driver answers such questions one after another, warns of the
 * third, and refuses them in its next version: whoever asks for several things of a transaction waits for each.
 */
export function takeAskedTooEarly(): string[] {
  const taken = found
  found = []
  return taken
}

/** Connections of tests have another name, or none. */
function isOfProduct({ connectionParameters }: DriverClient): boolean {
  return connectionParameters.application_name?.startsWith('kaoji') ?? false
}

function isBusy({ _activeQuery, _queryQueue }: DriverClient): boolean {
  return Boolean(_activeQuery) || _queryQueue.length > 0
}

function wordsOf(asked: unknown): string {
  const text = typeof asked === 'object' && asked !== null && 'text' in asked ? asked.text : asked
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 40
  const { stack = '' } = new Error(String(text).slice(0, 200))
  Error.stackTraceLimit = limit
  return stack
    .split('\n')
    .filter((line) => !line.includes('/node_modules/'))
    .join('\n')
}
