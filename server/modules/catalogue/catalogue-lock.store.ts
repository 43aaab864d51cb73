import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/**
 * Locks the catalogue, so that loads run one at a time and never while the catalogue is written out. Waits for the lock
 * up to `waitMs` milliseconds.
 */
export async function lockCatalogue(tx: Tx, waitMs: number): Promise<void> {
  await sql`select set_config('lock_timeout', ${`${waitMs}ms`}, true)`.execute(tx)
  await sql`select pg_advisory_xact_lock(hashtextextended('catalogue', 0))`.execute(tx)
}
