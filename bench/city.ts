import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { seedDemonstration } from '#modules/demonstration/public.ts'
import { type Config, readConfig } from '#platform/config/config.ts'
import { migrate } from '#platform/db/migrate.ts'
import { findFreePort } from '#platform/embedded-postgres/free-port.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres/start.ts'
import { readOrMakeSecrets, type Secrets } from '#platform/secrets/secrets.ts'
import { createDeps } from '#server/create-deps.ts'
import type { Deps } from '#server/deps.ts'
import { makeThrowawayFolderOnDisk, removeThrowawayFolder } from '#tests/support/throwaway-folder.ts'
import { addBulkCandidates } from '../tools/bulk-candidates.ts'
import { holdToServer, pinned } from './pin.ts'

/** A whole installation on this machine for one benchmark run: durable PostgreSQL, real data, nothing shared. */
export interface City {
  databaseUrl: string
  directory: string
  config: Config
  secrets: Secrets
  deps: Deps
  /** Starts a script in a separate process; resolves with its origin once it answers. */
  serve(
    script: string,
    environment?: Record<string, string>,
    /**
     * `isAlone` holds it to one core, so that the client has another; `withDatabase` PostgreSQL too: beside the client it would have less, the more
     * the client does, and a crowd would take from the service what nobody counts.
     */
    options?: { isAlone?: boolean; withDatabase?: boolean },
  ): Promise<string>
  /** The process that answers at an origin. */
  pidOf(origin: string): number
  close(): Promise<void>
}

/** Builds a city of `candidates` people, all of them signed in. */
export async function buildCity(candidates: number, passwordHash?: string): Promise<City> {
  const directory = makeThrowawayFolderOnDisk('kaoji-bench-')
  const postgres = await startEmbeddedPostgres({ directory: join(directory, 'postgres'), durability: 'full' })
  await migrate(postgres.adminUrl)
  const environment = {
    KAOJI_MODE: 'demonstration',
    KAOJI_DATA_DIR: directory,
    KAOJI_LOG_LEVEL: 'silent',
    KAOJI_TRUSTED_PROXY: '127.0.0.1',
    DATABASE_URL: postgres.adminUrl,
  }
  const config = readConfig(environment)
  const secrets = await readOrMakeSecrets(join(directory, 'secrets.json'))
  const deps = await createDeps({ config, secrets, databaseUrl: postgres.adminUrl, setRole: true })
  await seedDemonstration(deps)
  await addBulkCandidates(postgres.adminUrl, {
    count: candidates,
    cipher: deps.cipher,
    passwordHash,
    withSessions: true,
  })
  await settle(postgres.adminUrl)
  writeFileSync(join(directory, 'ready'), '')
  const children = new Map<string, ChildProcess>()
  return {
    databaseUrl: postgres.adminUrl,
    directory,
    config,
    secrets,
    deps,
    async serve(script, more = {}, { isAlone = false, withDatabase = false } = {}) {
      if (withDatabase) holdToServer(postgres.pid)
      const port = await findFreePort()
      const start = [process.execPath, script]
      const [command = '', ...args] = isAlone ? pinned('server', start) : start
      const child = spawn(command, args, {
        env: { ...process.env, ...environment, KAOJI_ROLE: 'web', PORT: String(port), ...more },
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      const origin = `http://127.0.0.1:${port}`
      children.set(origin, child)
      await answers(`${origin}/healthz`)
      return origin
    },
    pidOf(origin) {
      const pid = children.get(origin)?.pid
      if (pid === undefined) throw new Error(`nothing was started at ${origin}`)
      return pid
    },
    async close() {
      for (const child of children.values()) child.kill('SIGTERM')
      await deps.database.close()
      await postgres.stop()
      removeThrowawayFolder(directory)
    },
  }
}

/** A city that is in use is not written to the disk, looked through and counted while it is measured. */
async function settle(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query('vacuum analyze')
  await client.query('checkpoint')
  await client.end()
}

async function answers(url: string): Promise<void> {
  // The first start builds the pages, which takes a while on a busy machine.
  for (let attempt = 0; attempt < 1_500; attempt += 1) {
    const isUp = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} does not answer`)
}
