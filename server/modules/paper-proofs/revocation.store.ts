import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** How many papers were ever revoked. */
export async function countRevocations(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from paper_revocations`.execute(tx)
  return rows[0]?.n ?? 0
}

/** All entries of the list, sorted by their bytes, so that their order tells nothing about when each came. */
export async function listEntries(tx: Tx): Promise<Uint8Array> {
  const { rows } = await sql<{ entries: Buffer | null }>`
    select string_agg(entry, ''::bytea order by entry) as entries from paper_revocations`.execute(tx)
  return rows[0]?.entries ?? new Uint8Array()
}
