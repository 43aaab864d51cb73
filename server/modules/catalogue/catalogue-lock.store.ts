import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** One load at a time, and none while the catalogue is written out: the next one waits its turn, up to that long. */
export async function lockCatalogue(tx: Tx, waitMs: number): Promise<void> {
  await sql`select set_config('lock_timeout', ${`${waitMs}ms`}, true)`.execute(tx)
  await sql`select pg_advisory_xact_lock(hashtextextended('catalogue', 0))`.execute(tx)
}
