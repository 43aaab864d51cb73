import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findFreePort } from '#platform/embedded-postgres/free-port.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres/start.ts'

export type Victim = 'app' | 'postgres' | 'both'

/** The real product on a real PostgreSQL that keeps its promises, both of them there to be killed. */
export interface Stage {
  origin: string
  owner: pg.Pool
  /** kill -9, and back up; resolves when the product answers again. */
  kill(victim: Victim): Promise<void>
  /** From now on PostgreSQL acknowledges before it has written: what a careless setting would do. */
  makeCareless(): Promise<void>
  stop(): Promise<void>
}

export async function startStage(): Promise<Stage> {
  const directory = mkdtempSync(join(tmpdir(), 'kaoji-crash-'))
  chmodSync(directory, 0o711)
  const home = join(directory, 'postgres')
  let postmaster = 0
  const postgres = await startEmbeddedPostgres({
    directory: home,
    durability: 'full',
    report: (event) => {
      if (event.kind === 'restarted') postmaster = event.pid
    },
  })
  postmaster = postgres.pid
  const owner = new pg.Pool({ connectionString: postgres.adminUrl, max: 2 })
  owner.on('error', () => undefined)
  const port = await findFreePort()
  const origin = `http://127.0.0.1:${port}`
  const environment = { PORT: String(port), KAOJI_DATA_DIR: directory, DATABASE_URL: postgres.adminUrl }
  let app = spawnProduct(environment)
  await untilReady(origin, app)
  return {
    origin,
    owner,
    async kill(victim) {
      if (victim !== 'app') process.kill(postmaster, 'SIGKILL')
      if (victim !== 'postgres') {
        app.kill('SIGKILL')
        await once(app, 'exit')
        app = await again(environment, origin)
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
      await postgres.stop()
      const standIn = join(home, 'elsewhere')
      if (existsSync(standIn)) rmSync(readFileSync(standIn, 'utf8').trim(), { recursive: true, force: true })
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** The product itself, as an operator starts it. */
export function spawnProduct(environment: Record<string, string>): ChildProcess {
  const { NODE_OPTIONS: _options, ...inherited } = process.env
  return spawn(process.execPath, ['server/main.ts'], {
    env: { ...inherited, KAOJI_LOG_LEVEL: 'silent', ...environment },
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
  for (let attempt = 0; attempt < 1_200; attempt += 1) {
    if (app.exitCode !== null || app.signalCode !== null) throw new Error('the product did not start')
    const isUp = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) return
    await sleep(50)
  }
  throw new Error('the product was not ready in a minute')
}
