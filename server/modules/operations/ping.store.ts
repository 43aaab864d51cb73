import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Asks the database for anything at all. */
export async function ping(tx: Tx): Promise<void> {
  await sql`select 1`.execute(tx)
}
