import { rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest'
import type { Config } from '#platform/config/config.ts'
import { migrate } from '#platform/db/migrate.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres/start.ts'
import { createPace } from '#platform/pace/pace.ts'
import { type App, createApp } from '#server/app.ts'
import { createDeps } from '#server/create-deps.ts'
import type { Deps } from '#server/deps.ts'
import { ANY_CLOCK, runOn, withDatabase } from './database-server.ts'
import { createTestClock, type TestClock } from './test-clock.ts'
import { configOf, SECRETS, TEST_INSTANT } from './test-deps.ts'
import { makeThrowawayFolder } from './throwaway-folder.ts'
import { listUnworded } from './unworded-trail.ts'

export interface TestApplication {
  deps: Deps
  app: App
  clock: TestClock
  /** A pool as the owner of the database, for changes that the application itself may not make. */
  owner: pg.Pool
  databaseUrl: string
  /** Set only with `ownServer`. */
  server: EmbeddedPostgres | undefined
}

interface Options {
  mode?: Config['mode']
  at?: string
  /** `empty` leaves the demonstration out. */
  data?: 'empty'
  /** `test` makes a new application and database for each test; otherwise the tests of a file share one. */
  per?: 'test'
  /** Another installation than Shanghai's, with a paper key of its own. */
  installation?: Config['installation'] & { paperSeed: string }
  /** Starts a separate PostgreSQL, for events that would disturb other tests. */
  ownServer?: boolean
}

let count = 0

/** Starts the whole application on its own database: real PostgreSQL, a settable clock, no port. */
export function startApplication(options: Options = {}): TestApplication {
  const application = {} as TestApplication
  const [before, after] = options.per === 'test' ? [beforeEach, afterEach] : [beforeAll, afterAll]
  let directory = ''
  let clone: string | undefined
  before(async () => {
    directory = makeThrowawayFolder('kaoji-app-')
    const server = options.ownServer ? await ownServer(directory) : undefined
    clone = server
      ? undefined
      : await cloneOf(inject(options.data === 'empty' ? 'template' : 'demonstration'))
    const databaseUrl = server?.adminUrl ?? withDatabase(inject('adminUrl'), clone ?? '')
    const clock = createTestClock(options.at ?? TEST_INSTANT)
    const { config, secrets } = placeOf(directory, options)
    // No test measures response times, so refusals need no delay.
    const pace = createPace({ stepMs: 0 })
    const deps = await createDeps({ config, secrets, databaseUrl, setRole: true, clock, pace })
    await deps.bus.start()
    const app = await createApp(deps, { pages: undefined })
    await app.http.ready()
    const owner = new pg.Pool({ connectionString: databaseUrl, max: 4 })
    owner.on('error', () => undefined)
    Object.assign(application, { deps, app, clock, owner, databaseUrl, server })
  })
  after(async () => {
    const unworded = await listUnworded(application.owner).catch(() => []) // some tests break their database
    await application.app.http.close()
    await application.deps.bus.stop()
    await application.deps.printer.stop()
    await application.deps.database.close()
    await application.owner.end()
    await application.server?.stop()
    if (clone) await runOn(inject('adminUrl'), `drop database ${clone} with (force)`)
    rmSync(directory, { recursive: true, force: true })
    if (unworded.length > 0)
      throw new Error(`TRL-01 without Chinese words in the trail:\n${unworded.join('\n')}`)
  })
  return application
}

/** The configuration and the keys of an installation. */
function placeOf(directory: string, { mode = 'demonstration', installation: other }: Options) {
  const config = configOf(directory, { mode, logLevel: 'silent' })
  if (!other) return { config, secrets: SECRETS }
  const { paperSeed: seed, ...installation } = other
  const paperKeys = [{ seed, from: '2020-01-01T00:00:00Z' }]
  return { config: { ...config, installation }, secrets: { ...SECRETS, paperKeys } }
}

async function cloneOf(template: string): Promise<string> {
  count += 1
  const name = `${template}_${process.pid}_${count}`
  await runOn(inject('adminUrl'), `create database ${name} template ${template} strategy file_copy`)
  return name
}

async function ownServer(directory: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({
    directory: join(directory, 'postgres'),
    durability: 'throwaway',
  })
  await migrate(server.adminUrl)
  await runOn(server.adminUrl, ANY_CLOCK)
  return server
}
