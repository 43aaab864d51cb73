import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Json, Row } from './row.ts'
import type { Resting } from './section.ts'

/** Names the rows of a statement: `r` with these columns and types. */
type Records = (columns: string) => RawBuilder<unknown>

/** The entries that a query lists, without what is null or empty: an absent key is an empty cell. */
export async function entriesOf(tx: Tx, query: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await (query as RawBuilder<Record<string, Json>>).execute(tx)
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== '')),
  )
}

/** Runs one statement over all rows at once; nothing when there are none. */
export async function recordsOf(
  tx: Tx,
  rows: readonly Row[],
  statement: (records: Records) => RawBuilder<unknown>,
): Promise<void> {
  if (rows.length > 0) await statement(recordsFrom(rows)).execute(tx)
}

/** What rests on the entries: the statement gives key, what, and how many. */
export async function restsOf(
  tx: Tx,
  rows: readonly Row[],
  statement: (records: Records) => RawBuilder<unknown>,
): Promise<Resting[]> {
  if (rows.length === 0) return []
  const query = statement(recordsFrom(rows)) as RawBuilder<{ key: string; what: string; number: number }>
  const found = await query.execute(tx)
  return found.rows.map(({ key, what, number }) => ({ key, words: `${number} ${what}` }))
}

function recordsFrom(rows: readonly Row[]): Records {
  return (columns) => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${sql.raw(columns)})`
}
