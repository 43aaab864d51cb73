import pg from 'pg'

const ROUNDS = 5

/** Which process of PostgreSQL answers, on a connection. */
type Ask = () => Promise<number>

/**
 * OPS-04: finds out whether two connections are two sessions of PostgreSQL. Behind a pooler that lends a session for one transaction only, one process
 * answers on both: a node would hear no news, the lock of a worker would stay with whoever comes next, and prepared queries would be gone.
 */
export async function areTwoSessions(first: Ask, second: Ask): Promise<boolean> {
  const own = await first()
  for (let round = 0; round < ROUNDS; round += 1) {
    if ((await second()) === own) return false
    if ((await first()) !== own) return false
  }
  return true
}

/** Says what is wrong with a pooler on the way to the database; undefined: nothing is, or there is none. */
export async function findPoolerFault(databaseUrl: string): Promise<string | undefined> {
  const clients = [0, 1].map(() => new pg.Client({ connectionString: databaseUrl }))
  for (const client of clients) client.on('error', () => undefined)
  const [first, second] = clients.map((client) => async () => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    return rows[0]?.pid ?? Number.NaN
  })
  try {
    await Promise.all(clients.map((client) => client.connect()))
    if (first && second && (await areTwoSessions(first, second))) return undefined
    return 'DATABASE_URL 经过的连接池在每个事务之后把连接交给别人（如 PgBouncer 的 pool_mode=transaction）：各台之间的通知、后台任务的锁都会失效。请改为 pool_mode=session。'
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}
