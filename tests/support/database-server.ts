import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '#platform/db/migrate.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres/start.ts'
import { makeDemonstration } from './demonstration.ts'
import { createTestClock } from './test-clock.ts'
import { configOf, SECRETS, TEST_INSTANT } from './test-deps.ts'
import { makeThrowawayFolder } from './throwaway-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string
    /** The name of a migrated, empty database. */
    template: string
    /** The name of a database with the demonstration, as it is at `TEST_INSTANT`. */
    demonstration: string
  }
}

/** Turns off the check of the application's clock against the database's, because tests set the clock. */
export const ANY_CLOCK = 'update audit_clock set tolerance = null'

let tearDown: () => Promise<void> = async () => undefined

/**
 * Provides one real PostgreSQL for all database tests: the server in DATABASE_URL, or our own. Migrates one template
 * and seeds another, once each; every application gets a clone.
 */
export async function setup(project: TestProject): Promise<void> {
  const given = process.env.DATABASE_URL
  const directory = makeThrowawayFolder('kaoji-test-')
  const own = given ? undefined : await startEmbeddedPostgres({ directory, durability: 'throwaway' })
  const adminUrl = given ?? own?.adminUrl ?? ''
  const template = `kaoji_test_${randomBytes(5).toString('hex')}`
  tearDown = async () => {
    if (given) await dropAll(adminUrl, template)
    await own?.discard()
    rmSync(directory, { recursive: true, force: true })
  }
  const demonstration = `${template}_demonstration`
  await runOn(adminUrl, `create database ${template}`)
  await migrate(withDatabase(adminUrl, template))
  await runOn(withDatabase(adminUrl, template), ANY_CLOCK)
  await runOn(adminUrl, `create database ${demonstration} template ${template}`)
  await makeDemonstration({
    config: configOf(directory, { mode: 'demonstration', logLevel: 'silent' }),
    secrets: SECRETS,
    databaseUrl: withDatabase(adminUrl, demonstration),
    setRole: true,
    clock: createTestClock(TEST_INSTANT),
  })
  project.provide('adminUrl', adminUrl)
  project.provide('template', template)
  project.provide('demonstration', demonstration)
}

/** Drops everything that the tests made, on our own server or on the one in DATABASE_URL. */
export async function teardown(): Promise<void> {
  await tearDown()
}

/** Returns the URL with another database of the same server. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

/** Runs one statement on a connection of its own. */
export async function runOn(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Drops the template and every database made from it. */
export async function dropAll(adminUrl: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where datname like $1',
      [`${template}%`],
    )
    for (const { datname } of rows) await client.query(`drop database "${datname}" with (force)`)
  } finally {
    await client.end()
  }
}
