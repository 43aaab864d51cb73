import { spawnSync } from 'node:child_process'
import { chownSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { findAccount } from '#platform/embedded-postgres/account.ts'
import { provideBinaries } from '#platform/embedded-postgres/binaries.ts'
import { superuser } from '#platform/embedded-postgres/cluster.ts'
import { findFreePort } from '#platform/embedded-postgres/free-port.ts'
import { launchPostmaster, type Postmaster } from '#platform/embedded-postgres/postmaster.ts'
import { type Settings, settingsFor } from '#platform/embedded-postgres/settings.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres/start.ts'
import { runOn } from '#tests/support/database-server.ts'

/** One of several PostgreSQL servers of which one is the primary and others follow it. Nothing starts it again when it dies. */
export interface Server {
  port: number
  url: string
  ask<Row extends pg.QueryResultRow>(query: string): Promise<Row[]>
  /** As a machine that loses its power. */
  kill(): Promise<void>
  /** As a machine whose disk hangs; answers how it goes on. */
  freeze(): () => void
  promote(): Promise<void>
  /**
   * At once and without writing anything. In order it may never end: a session that waited for a copy which is gone drops its temporary tables as
   * it is ended, and waits for the copy again.
   */
  stop(): Promise<void>
}

/** Makes so many copies of one new cluster, in folders of their own, none of them running; `prepare`: what is done in it before it is copied. */
export async function makeClusters(
  directory: string,
  names: readonly [string, ...string[]],
  prepare = 'select',
): Promise<void> {
  const [first, ...others] = names
  const database = await startEmbeddedPostgres({ directory: join(directory, first), durability: 'full' })
  await runOn(database.adminUrl, prepare).finally(database.stop)
  for (const name of others) spawnSync('cp', ['-a', join(directory, first), join(directory, name)])
}

/** Starts the server of a cluster; `follows`: as a copy that follows the primary at that port, or nobody. */
export async function startServer(
  directory: string,
  name: string,
  options: { follows?: number | 'nobody'; settings?: Settings } = {},
): Promise<Server> {
  const home = join(directory, name)
  const cluster = join(home, 'cluster')
  const password = readFileSync(join(home, 'superuser-password'), 'utf8').trim()
  const account = findAccount(cluster)
  const port = await findFreePort()
  if (options.follows !== undefined) {
    writeFileSync(join(cluster, 'standby.signal'), '')
    if (account) chownSync(join(cluster, 'standby.signal'), account.uid, account.gid)
  }
  const primary =
    typeof options.follows === 'number'
      ? `host=127.0.0.1 port=${options.follows} user=${superuser} password=${password} application_name=${name}`
      : ''
  const settings = settingsFor('full', { primary_conninfo: primary, ...options.settings })
  const binaries = await provideBinaries(account)
  const log = join(home, 'postgres.log')
  const postmaster = await launchPostmaster({ binaries, cluster, account, port, settings, log })
  return serverOf(postmaster, { port, password })
}

function serverOf(postmaster: Postmaster, { port, password }: { port: number; password: string }): Server {
  const url = `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`
  const ask: Server['ask'] = async (query) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    return client
      .query(query)
      .then(({ rows }) => rows)
      .finally(() => client.end())
  }
  let isOver = false
  void postmaster.ended.then(() => {
    isOver = true
  })
  return {
    port,
    url,
    ask,
    async kill() {
      process.kill(postmaster.pid, 'SIGKILL')
      await postmaster.ended
    },
    freeze() {
      const pids = [postmaster.pid, ...childrenOf(postmaster.pid)]
      for (const pid of pids) process.kill(pid, 'SIGSTOP')
      return once(() => {
        for (const pid of pids) process.kill(pid, 'SIGCONT')
      })
    },
    promote: async () => void (await ask('select pg_promote(true, 60)')),
    async stop() {
      if (!isOver) process.kill(postmaster.pid, 'SIGQUIT')
      await postmaster.ended
    },
  }
}

function once(work: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) work()
    isDone = true
  }
}

/** The processes that a process has started, and that still run. */
export function childrenOf(parent: number): number[] {
  const parentOf = (pid: string) => {
    try {
      return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1])
    } catch {
      return undefined
    }
  }
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.filter((pid) => parentOf(pid) === parent).map(Number)
}
