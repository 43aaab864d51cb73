import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import type { Config } from '#platform/config/config.ts'
import type { Secrets } from '#platform/secrets/secrets.ts'
import { type App, createApp } from '#server/app.ts'
import { createDeps, type Deps } from '#server/deps.ts'
import { runOn, withDatabase } from './database-server.ts'
import { createTestClock, type TestClock } from './test-clock.ts'

const SECRETS: Secrets = {
  fieldKeys: { '1': '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0' },
  activeFieldKey: '1',
  indexKey: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f809',
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
}

let count = 0

/** The whole application on a database of its own, in a test file: real PostgreSQL, a settable clock, no port. */
export function startApplication(options: { mode?: Config['mode']; at?: string } = {}): TestApplication {
  const application = {} as TestApplication
  const directory = mkdtempSync(join(tmpdir(), 'kaoji-app-'))
  beforeAll(async () => {
    count += 1
    const name = `${inject('template')}_${process.pid}_${count}`
    await runOn(inject('adminUrl'), `create database ${name} template ${inject('template')}`)
    const databaseUrl = withDatabase(inject('adminUrl'), name)
    const clock = createTestClock(options.at ?? '2026-11-23T04:00:00.000Z')
    const config = configOf(directory, options.mode ?? 'demonstration')
    const deps = await createDeps({ config, secrets: SECRETS, databaseUrl, setRole: true, clock })
    await deps.bus.start()
    const app = await createApp(deps, { pages: undefined })
    await app.http.ready()
    const owner = new pg.Pool({ connectionString: databaseUrl, max: 4 })
    owner.on('error', () => undefined)
    Object.assign(application, { deps, app, clock, owner, databaseUrl })
  })
  afterAll(async () => {
    await application.app.http.close()
    await application.deps.bus.stop()
    await application.deps.database.close()
    await application.owner.end()
    rmSync(directory, { recursive: true, force: true })
  })
  return application
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
    logLevel: 'silent',
    s3: undefined,
    databaseUrl: undefined,
    databaseOwnerUrl: undefined,
  }
}
