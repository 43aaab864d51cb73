import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Counts the batches that wait for an officer, by what they wait for; undefined schools: all batches. */
export async function countWaiting(tx: Tx, schoolIds: readonly string[] | undefined) {
  const { rows } = await sql<{ unassigned: number; faulty: number; notApplied: number; ready: number }>`
    select count(*) filter (where state = 'unassigned')::int as unassigned,
      count(*) filter (where state = 'checked' and rows_faulty > 0)::int as faulty,
      count(*) filter (where state = 'checked' and fault is not null)::int as "notApplied",
      count(*) filter (where state = 'checked' and rows_faulty = 0 and fault is null and entry_of is null)::int as ready
    from import_batches
    where state in ('unassigned', 'checked') and (${schoolIds === undefined} or school_id = any(${[...(schoolIds ?? [])]}::uuid[]))`.execute(
    tx,
  )
  return rows[0] ?? { unassigned: 0, faulty: 0, notApplied: 0, ready: 0 }
}
