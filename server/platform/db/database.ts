import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Deadline } from '#kernel/deadline.ts'
import { Overloaded } from '#platform/queue/overloaded.ts'
import { DatabaseLate, DatabaseUnavailable, isRetryable, isUnavailable } from './database-faults.ts'
import { createPreparing } from './preparing.ts'
import type { DB } from './schema.generated.ts'
import { CONNECT_MS, cut, type Lead, ServerPool } from './server-pool.ts'

/** A transaction in progress, or a connection that only reads. Store functions take it first. */
export type Tx = Kysely<DB>

export interface Database {
  /** Runs `work` in one transaction: all of it or nothing. Runs it again when PostgreSQL asks for that. */
  transact<T>(deadline: Deadline, work: (tx: Tx) => Promise<T>): Promise<T>
  /** Runs reads on one connection, outside a transaction. */
  read<T>(deadline: Deadline, work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * The same for what everybody asks on one day (OPS-02), or a job of everybody: its statements are prepared, once for each connection, because PostgreSQL would spend more
   * on planning them than on answering. Only for what finds its rows by keys, so that one plan is good for every value, and has no list whose
   * length is the caller's choice, because each length is another statement.
   */
  readOften<T>(deadline: Deadline, work: (tx: Tx) => Promise<T>): Promise<T>
  /** Runs one statement that changes something and needs no other: PostgreSQL commits it by itself, in one round trip of three. */
  once<T>(deadline: Deadline, statement: (tx: Tx) => Promise<T>): Promise<T>
  /** The one prepared query of a hot path: no transaction, no builder. */
  prepared<Row extends pg.QueryResultRow>(deadline: Deadline, query: PreparedQuery): Promise<Row[]>
  /** A connection of one's own, for COPY and LISTEN; released by the caller. */
  connect(): Promise<pg.PoolClient>
  /** How many connections are open, how many of them are idle, and how many requests wait for one. */
  load(): { open: number; idle: number; waiting: number }
  /** Asks where the address leads now; connections that lead elsewhere are ended (OPS-03). */
  look(): Promise<Lead>
  /** Ends the patience of a start: from now on people wait, and a connection that is not there within two seconds is an answer. */
  serve(): void
  close(): Promise<void>
}

export interface PreparedQuery {
  name: string
  text: string
  values: unknown[]
}

const ATTEMPTS = 3
/** For a connection, each of which serves some hundreds of short statements a second. */
const MAX_WAITING = 1_000
/**
 * The longest that a statement may run by default. Cutting a connection does not end its statement: without this limit,
 * slow reads that are retried would pile up in PostgreSQL.
 */
const STATEMENT_MS = 6_000

// Dates are dates: '2026-10-24' stays text. Counts fit a number.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

/** While a process starts nobody waits for it, and the machine may be busy with what starts beside it. */
const START_MS = 30_000

/** A database over one pool, speaking as the application's own role. `isStarting`: patient until `serve`. */
export function createDatabase(options: {
  url: string
  connections: number
  setRole: boolean
  isStarting?: boolean
}): Database {
  const pool = new ServerPool({
    connectionString: options.url,
    max: options.connections,
    connectionTimeoutMillis: options.isStarting ? START_MS : CONNECT_MS,
    idleTimeoutMillis: 30_000,
    application_name: 'kaoji',
    settings: {
      timezone: 'UTC',
      lock_timeout: 3_000,
      statement_timeout: STATEMENT_MS,
      idle_in_transaction_session_timeout: 10_000,
      ...(options.setRole ? { role: 'kaoji_app' } : {}),
    },
  })
  const preparing = createPreparing()
  return {
    transact: (deadline, work) => transact(pool, deadline, work),
    read: (deadline, work) =>
      onClient(pool, deadline, (client) => withinLimit(client, deadline, () => work(builderOver(client)))),
    readOften: (deadline, work) =>
      onClient(pool, deadline, (client) =>
        withinLimit(client, deadline, () => work(builderOver(preparing(client)))),
      ),
    once: (deadline, statement) => onClient(pool, deadline, (client) => statement(builderOver(client))),
    prepared: (deadline, query) =>
      onClient(pool, deadline, async (client) => (await client.query(query)).rows as never[]),
    connect: () => pool.connect(),
    load: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    look: () => pool.look(),
    serve: () => pool.waitAtMost(CONNECT_MS),
    close: () => pool.end(),
  }
}

/** What a worker's connections are called, so that others see which workers live. */
const WORKER_NAME = 'kaoji-worker'

/** A pool for a library that brings its own queries: a connection that the server ends never ends the process. */
export function createWorkerPool(url: string): ServerPool {
  return new ServerPool({
    connectionString: url,
    max: 6,
    connectionTimeoutMillis: 10_000,
    application_name: WORKER_NAME,
  })
}

async function transact<T>(pool: pg.Pool, deadline: Deadline, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await onClient(pool, deadline, (client) => oneTransaction(client, deadline, work))
    } catch (error) {
      // Safe to run again: the server has rolled back and said so. A lost connection has said nothing.
      if (!isRetryable(error) || attempt >= ATTEMPTS || deadline.remaining() <= 0) throw error
    }
  }
}

/** Reads that may take longer say so to the server, and leave the connection as they found it. */
async function withinLimit<T>(client: pg.PoolClient, deadline: Deadline, work: () => Promise<T>): Promise<T> {
  const left = Math.floor(deadline.remaining())
  if (left <= STATEMENT_MS) return work()
  await client.query(`set statement_timeout = ${left}`)
  try {
    return await work()
  } finally {
    // A connection that was cut meanwhile is not used again.
    await client.query(`set statement_timeout = ${STATEMENT_MS}`).catch(() => undefined)
  }
}

async function oneTransaction<T>(
  client: pg.PoolClient,
  deadline: Deadline,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const left = Math.max(1, Math.floor(deadline.remaining()))
  await client.query(`begin; set local statement_timeout = ${left}`)
  try {
    const result = await work(builderOver(client))
    const { command } = await client.query('commit')
    // PostgreSQL answers the commit of a failed transaction with a rollback and no error: nothing must be acknowledged.
    if (command !== 'COMMIT') throw new Error('a statement had failed unnoticed: all of it was rolled back')
    return result
  } catch (error) {
    if (!isUnavailable(error)) await client.query('rollback')
    throw error
  }
}

/** Never below 0, which a timer takes for a mistake. */
function timeLeft(deadline: Deadline): number {
  return Math.max(0, deadline.remaining())
}

/** One deadline for waiting, querying and rolling back together: when it passes, the connection is cut. */
async function onClient<T>(
  pool: pg.Pool,
  deadline: Deadline,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  if (deadline.remaining() <= 0)
    throw new DatabaseLate('deadline passed before a connection was free', { wasAsked: false })
  const client = await connectWithin(pool, deadline)
  if (deadline.remaining() <= 0) {
    // A connection on which nothing was asked is as good as before.
    client.release()
    throw new DatabaseLate('deadline passed before anything was asked', { wasAsked: false })
  }
  let broken = false
  const timer = setTimeout(() => {
    broken = true
    cut(client, new Error('request deadline passed'))
  }, timeLeft(deadline))
  try {
    return await work(client)
  } catch (error) {
    if (broken) throw new DatabaseLate('deadline passed', { cause: error })
    if (isUnavailable(error)) {
      broken = true
      throw new DatabaseUnavailable('connection lost', { cause: error })
    }
    throw error
  } finally {
    clearTimeout(timer)
    client.release(broken)
  }
}

async function connectWithin(pool: pg.Pool, deadline: Deadline): Promise<pg.PoolClient> {
  // A line that long is not over in time: whoever joins it would wait for nothing, and hold up the rest (OPS-02).
  if (pool.waitingCount >= MAX_WAITING) throw new Overloaded(2)
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error('deadline passed')), timeLeft(deadline))
  const connecting = pool.connect()
  try {
    return await Promise.race([connecting, late.promise])
  } catch (error) {
    // A connection that arrives too late goes straight back to the pool.
    connecting.then(
      (client) => client.release(),
      () => undefined,
    )
    throw new DatabaseUnavailable('no connection', { cause: error, wasAsked: false })
  } finally {
    clearTimeout(timer)
  }
}

/** The query builder over one connection. */
export function builderOver(client: Pick<pg.ClientBase, 'query'>): Tx {
  const lease = { query: client.query.bind(client), release: () => undefined }
  const pool = { connect: async () => lease, end: async () => undefined }
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: pool as never }) })
}
