import { Writable } from 'node:stream'
import pg from 'pg'

/**
 * The failure of one call to PostgreSQL. `cut`: the connection is lost and the call never arrives. `error`: the call
 * fails and the connection survives. `lost`: a commit succeeds, and the connection is lost before its answer; only
 * commits count here, because for other calls `lost` equals `cut`.
 */
export type FaultKind = 'cut' | 'error' | 'lost'

export interface Faults {
  /** Makes the call with this number, counted from one, fail. */
  arm(fault: { call: number; kind: FaultKind }): void
  /** Stops the failures; returns whether the call was made, and its statement. */
  disarm(): { isMet: boolean; statement: string }
  restore(): void
}

type Query = (this: pg.Client, ...args: unknown[]) => Promise<unknown>

/** Intercepts the driver's calls, so that the product itself runs unchanged. */
export function interceptQueries(): Faults {
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const original = prototype.query
  let armed: { call: number; kind: FaultKind } | undefined
  let calls = 0
  let met: string | undefined
  prototype.query = function (this: pg.Client, ...args) {
    if (!armed || !isOfApplication(this)) return original.apply(this, args)
    // A COPY is a stream and no promise: it fails with its connection only.
    if (isInBackground(args[0]) || args[0] instanceof Writable) return original.apply(this, args)
    if (armed.kind === 'lost' && !commits(args[0])) return original.apply(this, args)
    calls += 1
    if (calls !== armed.call) return original.apply(this, args)
    met = textOf(args[0])
    return fail(this, armed.kind, () => original.apply(this, args))
  }
  return {
    arm(fault) {
      armed = fault
      calls = 0
      met = undefined
    },
    disarm() {
      armed = undefined
      return { isMet: met !== undefined, statement: met ?? '' }
    },
    restore() {
      prototype.query = original
    },
  }
}

/** The bus's heartbeat and its mark, and the last use of sessions: they fail no request and come when they like, so they are not counted. */
function isInBackground(query: unknown): boolean {
  const text = textOf(query)
  return (
    text === 'select' || text === 'select pg_notify($1, $2)' || text.includes('update sessions set seen_at')
  )
}

/** A commit, or a prepared statement that changes something and is a transaction of its own. */
function commits(query: unknown): boolean {
  const isPrepared = typeof query === 'object' && query !== null && 'name' in query
  return query === 'commit' || (isPrepared && /\b(insert into|delete from|update)\b/i.test(textOf(query)))
}

async function fail(client: pg.Client, kind: FaultKind, call: () => Promise<unknown>): Promise<never> {
  if (kind === 'error') throw new Error('a fault on purpose')
  if (kind === 'lost') await call()
  const { connection } = client as unknown as { connection: { stream: { destroy(): void } } }
  connection.stream.destroy()
  throw new Error('Connection terminated unexpectedly')
}

function isOfApplication(client: pg.Client): boolean {
  const { connectionParameters } = client as unknown as {
    connectionParameters: { application_name?: string }
  }
  return connectionParameters.application_name === 'kaoji'
}

function textOf(query: unknown): string {
  return typeof query === 'string' ? query : String((query as { text?: string } | undefined)?.text)
}
