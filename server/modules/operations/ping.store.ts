import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Runs the smallest possible query, to see whether the database answers. */
export async function ping(tx: Tx): Promise<void> {
  await sql`select 1`.execute(tx)
}
