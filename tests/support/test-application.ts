import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import type { Config } from '#platform/config/config.ts'
import { migrate } from '#platform/db/migrate.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres/start.ts'
import { createPace } from '#platform/pace/pace.ts'
import type { Secrets } from '#platform/secrets/secrets.ts'
import { type App, createApp } from '#server/app.ts'
import { createDeps } from '#server/create-deps.ts'
import type { Deps } from '#server/deps.ts'
import { runOn, withDatabase } from './database-server.ts'
import { createTestClock, type TestClock } from './test-clock.ts'

const SECRETS: Secrets = {
  fieldKeys: { '1': '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0' },
  activeFieldKey: '1',
  indexKey: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f809',
  signingKey: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
  digestKey: 'f0e1d2c3b4a5968778695a4b3c2d1e0ff0e1d2c3b4a5968778695a4b3c2d1e0f',
  generated: true,
}

export interface TestApplication {
  deps: Deps
  app: App
  clock: TestClock
  /** A pool as the owner: for what the application itself must not do. */
  owner: pg.Pool
  databaseUrl: string
  /** Only with `ownServer`. */
  server: EmbeddedPostgres | undefined
}

interface Options {
  mode?: Config['mode']
  at?: string
  /** A PostgreSQL of its own, for what must not happen to that of the other tests. */
  ownServer?: boolean
}

let count = 0

/** The whole application on a database of its own, in a test file: real PostgreSQL, a settable clock, no port. */
export function startApplication(options: Options = {}): TestApplication {
  const application = {} as TestApplication
  const directory = mkdtempSync(join(tmpdir(), 'kaoji-app-'))
  beforeAll(async () => {
    const server = options.ownServer ? await ownServer(directory) : undefined
    const databaseUrl = server?.adminUrl ?? (await cloneOfTemplate())
    const clock = createTestClock(options.at ?? '2026-11-23T04:00:00.000Z')
    const config = configOf(directory, options.mode ?? 'demonstration')
    // Nobody measures here: refusals need not wait for their time.
    const pace = createPace({ stepMs: 0 })
    const deps = await createDeps({ config, secrets: SECRETS, databaseUrl, setRole: true, clock, pace })
    await deps.bus.start()
    const app = await createApp(deps, { pages: undefined })
    await app.http.ready()
    const owner = new pg.Pool({ connectionString: databaseUrl, max: 4 })
    owner.on('error', () => undefined)
    Object.assign(application, { deps, app, clock, owner, databaseUrl, server })
  })
  afterAll(async () => {
    await application.app.http.close()
    await application.deps.bus.stop()
    await application.deps.printer.stop()
    await application.deps.database.close()
    await application.owner.end()
    await application.server?.stop()
    rmSync(directory, { recursive: true, force: true })
  })
  return application
}

async function cloneOfTemplate(): Promise<string> {
  count += 1
  const name = `${inject('template')}_${process.pid}_${count}`
  await runOn(inject('adminUrl'), `create database ${name} template ${inject('template')}`)
  return withDatabase(inject('adminUrl'), name)
}

async function ownServer(directory: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({
    directory: join(directory, 'postgres'),
    durability: 'throwaway',
  })
  await migrate(server.adminUrl)
  return server
}

function configOf(directory: string, mode: Config['mode']): Config {
  return {
    mode,
    role: 'both',
    host: '127.0.0.1',
    port: 0,
    directory,
    secretsFile: undefined,
    publicOrigin: undefined,
    trustedProxy: undefined,
    registration: undefined,
    logLevel: 'silent',
    drainMs: 0,
    s3: undefined,
    databaseUrl: undefined,
    databaseOwnerUrl: undefined,
  }
}
