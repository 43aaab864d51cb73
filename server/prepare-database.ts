import { join } from 'node:path'
import { systemClock } from '#kernel/clock.ts'
import { type Config, ConfigProblem } from '#platform/config/config.ts'
import { migrate } from '#platform/db/migrate.ts'
import { findUnsafeSettings } from '#platform/db/production-settings.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres/start.ts'
import type { DatabaseEvent } from '#platform/embedded-postgres/supervisor.ts'
import type { LineBuffer } from '#platform/log/line-buffer.ts'
import { createLog } from '#platform/log/log.ts'

export interface PreparedDatabase {
  url: string
  ownerUrl: string
  /** Whether connections must switch to the application's role, because the URL belongs to the owner's role. */
  setRole: boolean
  stop(): Promise<void>
}

/** Prepares and migrates the database: the one that `DATABASE_URL` names, or our own. */
export async function prepareDatabase(config: Config, lines?: LineBuffer): Promise<PreparedDatabase> {
  const { databaseUrl, databaseOwnerUrl } = config
  if (databaseUrl && databaseOwnerUrl) {
    await migrate(databaseOwnerUrl)
    if (config.mode === 'production') {
      const unsafe = await findUnsafeSettings(databaseUrl)
      if (unsafe.length > 0) throw new ConfigProblem(unsafe)
    }
    const setRole = databaseUrl === databaseOwnerUrl
    return { url: databaseUrl, ownerUrl: databaseOwnerUrl, setRole, stop: async () => undefined }
  }
  const postgres = await startEmbeddedPostgres({
    directory: join(config.directory, 'postgres'),
    durability: 'full',
    report: (event) => tellLog(config, lines, event),
  })
  try {
    await migrate(postgres.adminUrl)
  } catch (error) {
    await postgres.stop()
    throw error
  }
  return { url: postgres.adminUrl, ownerUrl: postgres.adminUrl, setRole: true, stop: postgres.stop }
}

/** Whoever reads the log learns when our own database died and came back. */
function tellLog({ logLevel: level }: Config, lines: LineBuffer | undefined, event: DatabaseEvent): void {
  const log = createLog({
    level,
    ...(lines ?? { write: (line) => process.stdout.write(line) }),
    now: () => systemClock.now(),
  })
  if (event.kind === 'restart_failed')
    log.error('database-restart-failed', event.error, { againInSeconds: event.againInSeconds })
  else log.warn(event.kind === 'lost' ? 'database-lost' : 'database-restarted')
}
