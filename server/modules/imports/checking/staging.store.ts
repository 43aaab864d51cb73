import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { builderOver, type Database, type Tx } from '#platform/db/database.ts'
import { DatabaseUnavailable } from '#platform/db/database-faults.ts'

const STATEMENT_MS = 600_000

/** What is staged: into which columns, and its lines in the form that COPY takes. */
export interface Staged {
  columns: string
  lines: AsyncIterable<string> | Iterable<string>
}

/**
 * Streams lines with COPY into `staged`, a temporary table of this connection: neither logged nor indexed, and dropped with
 * the connection. Then runs `judge` in one transaction that sees the table. The memory used does not grow with the file.
 */
export async function withStaged(
  database: Database,
  { columns, lines }: Staged,
  judge: (tx: Tx) => Promise<void>,
): Promise<void> {
  const client = await database.connect().catch((error: unknown) => {
    throw new DatabaseUnavailable('no connection', { cause: error })
  })
  try {
    await client.query(`set statement_timeout = ${STATEMENT_MS}`)
    await client.query(`create temporary table staged (${columns})`)
    await copyInto(client, lines)
    // The planner needs the number of rows only; the distribution of each column's values changes no plan here.
    await client.query('set default_statistics_target = 10; analyze staged')
    await client.query('begin')
    await judge(builderOver(client))
    await client.query('commit')
  } finally {
    // Closes the connection instead of returning it to the pool, so that its table and any open transaction end with it.
    client.release(true)
  }
}

async function copyInto(client: pg.PoolClient, lines: Staged['lines']): Promise<void> {
  await pipeline(Readable.from(lines), client.query(copyFrom('copy staged from stdin')))
}
