import pg from 'pg'
import { OtherDatabase, ReadOnlyServer } from './database-faults.ts'

/** Where an address leads: to the same server as before, to another one or one that was started anew, or to one that does not serve. */
export type Lead = 'same' | 'changed' | 'read-only' | 'foreign' | 'away'

/** The longest that somebody waits for a connection. */
export const CONNECT_MS = 2_000
/** The longest that a server may take to say who it is, when one looks. */
const LOOK_MS = 5_000
/** The same on a connection that somebody waits for, who gives up when their own time is over: a start on a machine that is very busy goes on. */
const MEET_MS = 15_000

/** Settings of each connection, by their names in PostgreSQL. */
type Settings = Readonly<Record<string, string | number>>

interface Server {
  /** A server that was promoted, or that came back, has begun at another instant. */
  beganAt: string
  /** What a primary and its copies have in common, and no other database; absent where it may not be asked. */
  system: string | null
  isReadOnly: boolean
}

const WHO = `select pg_postmaster_start_time()::text as "beganAt", current_setting('transaction_read_only') = 'on' as "isReadOnly",
  case when has_function_privilege('pg_control_system()', 'execute') then (select system_identifier::text from pg_control_system()) end as system`

/**
 * A pool that follows its address (OPS-03): an address leads to one server after the other where a copy takes over. It opens no connection to a
 * server that may only be read, nor to another database than its first one; and connections that lead where the address does
 * not lead any more are ended, however well they are: a server that froze, was replaced and woke up again would go on answering what was true once.
 */
export class ServerPool extends pg.Pool {
  readonly #config: pg.PoolConfig
  readonly #settings: Settings
  /** When the server of each connection began. */
  readonly #servers = new Map<pg.ClientBase, string>()
  #first: Server | undefined
  /** When the server began to which the address led at last. */
  #beganAt: string | undefined
  /** The same at the last look that somebody asked for. */
  #told: string | undefined
  #looking: Promise<Lead> | undefined

  constructor({ settings = {}, ...config }: pg.PoolConfig & { settings?: Settings }) {
    const bounded = { connectionTimeoutMillis: CONNECT_MS, ...config }
    super({ ...bounded, onConnect: (client) => this.#meet(client) })
    this.#config = bounded
    this.#settings = settings
    // A client without an error listener ends the process when PostgreSQL dies under it, checked out or not.
    this.on('connect', (client) => client.on('error', () => undefined))
    this.on('remove', (client) => this.#servers.delete(client))
    this.on('error', () => undefined)
  }

  /** From now on nobody waits longer than this for a connection. */
  waitAtMost(milliseconds: number): void {
    this.options.connectionTimeoutMillis = milliseconds
  }

  /** Asks where the address leads now, on a connection that is made for it, and ends those that lead elsewhere. Never rejects. */
  async look(): Promise<Lead> {
    const lead = await this.#follow()
    const isChanged = lead === 'same' && this.#told !== undefined && this.#told !== this.#beganAt
    if (lead === 'same') this.#told = this.#beganAt
    return isChanged ? 'changed' : lead
  }

  #follow(): Promise<Lead> {
    this.#looking ??= this.#findOut().finally(() => {
      this.#looking = undefined
    })
    return this.#looking
  }

  async #findOut(): Promise<Lead> {
    const client = new pg.Client(this.#config)
    client.on('error', () => undefined)
    try {
      await client.connect()
      this.#beganAt = this.#judge(await this.#askWho(client, LOOK_MS)).beganAt
      this.#endAllBut(this.#beganAt)
      return 'same'
    } catch (error) {
      const lead = leadOf(error)
      // While nobody answers, connections are no worse than the address.
      if (lead !== 'away') this.#endAllBut(undefined)
      return lead
    } finally {
      client.end().catch(() => undefined)
    }
  }

  async #meet(client: pg.ClientBase): Promise<void> {
    const { beganAt } = this.#judge(await this.#askWho(client, MEET_MS))
    this.#servers.set(client, beganAt)
    // The first to arrive elsewhere does not wait for the next look.
    if (this.#beganAt !== undefined && this.#beganAt !== beganAt) void this.#follow()
    this.#beganAt ??= beganAt
    this.#told ??= beganAt
  }

  /**
   * Gives a connection its settings and asks which server it leads to, in one message. The settings do not come with the connection's first message:
   * a pooler between here and the server refuses them there, or drops them without a word (OPS-04).
   */
  async #askWho(client: pg.ClientBase, limitMs: number): Promise<Server> {
    const settings = Object.entries(this.#settings).map(([name, value]) => `set ${name} = '${value}'`)
    const question = { text: [...settings, WHO].join('; '), query_timeout: limitMs }
    // Several statements are answered by several results, which the driver's types do not know.
    const answer: unknown = await client.query(question)
    const last = [answer].flat().at(-1) as pg.QueryResult<Server>
    if (!last.rows[0]) throw new Error('the server did not say who it is')
    return last.rows[0]
  }

  #judge(server: Server): Server {
    this.#first ??= server
    if (server.system !== this.#first.system) throw new OtherDatabase()
    if (server.isReadOnly) throw new ReadOnlyServer()
    return server
  }

  #endAllBut(beganAt: string | undefined): void {
    for (const [client, server] of this.#servers) if (server !== beganAt) endNow(client)
  }
}

/** Ends a connection in the middle of whatever it does. */
export function cut(client: pg.ClientBase, why: Error): void {
  const { connection } = client as unknown as { connection: { stream: { destroy(error: Error): void } } }
  connection.stream.destroy(why)
}

function endNow(client: pg.ClientBase): void {
  cut(client, new Error('Connection terminated unexpectedly: its address leads to another server'))
}

function leadOf(error: unknown): Lead {
  if (error instanceof ReadOnlyServer) return 'read-only'
  return error instanceof OtherDatabase ? 'foreign' : 'away'
}
