import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEmbeddedPostgres } from '#platform/embedded-postgres/start.ts'
import { buildPages } from '#server/build-pages.ts'
import { dropAll } from '../../support/database-server.ts'
import { makeThrowawayFolder } from '../../support/throwaway-folder.ts'
import { openHost } from './open-host.ts'
import { announceStage } from './stage.ts'

/** Prepares what all journeys share and no journey changes: PostgreSQL, the seeded database, the built pages. */
export default async function prepare(): Promise<() => Promise<void>> {
  const directory = makeThrowawayFolder('kaoji-journeys-')
  const files = join(directory, 'demonstration')
  mkdirSync(files)
  const external = process.env.DATABASE_URL
  const pages = buildPages(fileURLToPath(new URL('../../..', import.meta.url)))
  const own = external
    ? undefined
    : await startEmbeddedPostgres({ directory: join(directory, 'postgres'), durability: 'throwaway' })
  const adminUrl = external ?? own?.adminUrl ?? ''
  const template = `kaoji_test_${randomBytes(5).toString('hex')}`
  const clear = async () => {
    if (external) await dropAll(adminUrl, template)
    await own?.discard()
    rmSync(directory, { recursive: true, force: true })
  }
  const host = openHost()
  try {
    const stage = { adminUrl, template, directory: files, pages: await pages }
    await host.ask({ kind: 'seed', stage })
    announceStage(stage)
    return clear
  } catch (error) {
    await clear()
    throw error
  } finally {
    await host.close()
  }
}
