import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { superuser } from '#platform/embedded-postgres/cluster.ts'
import { findFreePort } from '#platform/embedded-postgres/free-port.ts'
import { findPidFile } from '#platform/embedded-postgres/pid-file.ts'
import { makeThrowawayFolderOnDisk, removeThrowawayFolder } from '#tests/support/throwaway-folder.ts'

export type Victim = 'app' | 'postgres' | 'backend' | 'both'
export const VICTIMS = ['app', 'postgres', 'backend', 'both'] as const satisfies readonly Victim[]

/** A product under load, and what it stands on, which is killed. */
export interface Scene {
  origin: string
  /** The owner's connections to the database that serves now. */
  owner: pg.Pool
  /** kill -9, and back up; resolves when the product answers again. */
  kill(victim: Victim): Promise<void>
}

/** The product as `npm start` runs it, with its own database: all of it there to be killed. */
export interface Stage extends Scene {
  /** From now on PostgreSQL acknowledges before it has written: what a careless setting would do. */
  makeCareless(): Promise<void>
  stop(): Promise<void>
}

export async function startStage(): Promise<Stage> {
  const directory = makeThrowawayFolderOnDisk('kaoji-crash-')
  const port = await findFreePort()
  const origin = `http://127.0.0.1:${port}`
  const environment = { PORT: String(port), KAOJI_DATA_DIR: directory }
  let app = spawnProduct(environment)
  await untilReady(origin, app)
  let owner = connect(directory)
  return {
    origin,
    get owner() {
      return owner
    },
    async kill(victim) {
      if (victim === 'backend') process.kill(await oneBackend(owner), 'SIGKILL')
      if (victim === 'postgres' || victim === 'both') process.kill(postmasterOf(directory).pid, 'SIGKILL')
      if (victim === 'app' || victim === 'both') {
        app.kill('SIGKILL')
        await once(app, 'exit')
        app = await again(environment, origin)
        // The next start gives its database another port.
        await owner.end()
        owner = connect(directory)
      }
      await untilReady(origin, app)
    },
    async makeCareless() {
      await owner.query('alter database postgres set synchronous_commit = off')
      await owner.query("alter system set wal_writer_delay = '10s'")
      await owner.query('select pg_reload_conf()')
      // A session keeps the settings that it began with.
      await owner.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname is not null and pid <> pg_backend_pid()',
      )
      await untilReady(origin, app)
    },
    async stop() {
      const gone = once(app, 'exit')
      app.kill('SIGTERM')
      await gone
      await owner.end()
      removeThrowawayFolder(directory)
    },
  }
}

function rootOf(directory: string): string {
  const home = join(directory, 'postgres')
  const elsewhere = join(home, 'elsewhere')
  return existsSync(elsewhere) ? readFileSync(elsewhere, 'utf8').trim() : home
}

/** The postmaster of the own database of a data directory. */
export function postmasterOf(directory: string): { pid: number; port: number } {
  const file = findPidFile(join(rootOf(directory), 'cluster'))
  if (file?.port === undefined) throw new Error('there is no database')
  return { pid: file.pid, port: file.port }
}

function connect(directory: string): pg.Pool {
  const password = readFileSync(join(directory, 'postgres/superuser-password'), 'utf8').trim()
  const { port } = postmasterOf(directory)
  const pool = new pg.Pool({
    host: '127.0.0.1',
    port,
    user: superuser,
    password,
    database: 'postgres',
    max: 2,
  })
  pool.on('error', () => undefined)
  return pool
}

/** A backend that serves the product, and is at work if there is one. */
async function oneBackend(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query<{ pid: number }>(
    "select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() order by state = 'active' desc, random() limit 1",
  )
  if (!rows[0]) throw new Error('the product has no connection')
  return rows[0].pid
}

/** Each start draws its stock anew, and the usual one takes more of the processor than the start. */
export const FEW_CAPTCHAS = { KAOJI_CAPTCHAS_KEPT: '20' } as const

/** The product itself, as an operator starts it; Node is told more where a test changes the world under it. */
export function spawnProduct(
  environment: Record<string, string>,
  options: readonly string[] = [],
): ChildProcess {
  const { NODE_OPTIONS: _options, DATABASE_URL: _url, ...inherited } = process.env
  return spawn(process.execPath, [...options, 'server/main.ts'], {
    env: { ...inherited, ...FEW_CAPTCHAS, KAOJI_LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'ignore', 'ignore'],
  })
}

/** A supervisor of processes: a start that PostgreSQL was not ready for is simply made again. */
async function again(environment: Record<string, string>, origin: string): Promise<ChildProcess> {
  for (;;) {
    const app = spawnProduct(environment)
    const isUp = await untilReady(origin, app).then(
      () => true,
      () => false,
    )
    if (isUp) return app
    await sleep(100)
  }
}

export async function untilReady(origin: string, app: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 3_600; attempt += 1) {
    if (app.exitCode !== null || app.signalCode !== null) throw new Error('the product did not start')
    const isUp = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) return
    await sleep(50)
  }
  throw new Error('the product was not ready in minutes')
}
