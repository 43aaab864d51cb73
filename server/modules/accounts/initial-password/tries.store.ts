import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/**
 * Counts one more try under a key and answers how many there were in the running window, this one included. One statement, so
 * that of a hundred simultaneous tries each gets a number of its own.
 */
export async function addTry(
  tx: Tx,
  key: Buffer,
  { at, windowMs }: { at: Date; windowMs: number },
): Promise<number> {
  const since = new Date(at.getTime() - windowMs)
  const { rows } = await sql<{ tries: number }>`
    insert into initial_password_tries as t (key, tries, window_started_at) values (${key}, 1, ${at})
    on conflict (key) do update set
      tries = case when t.window_started_at <= ${since} then 1 else t.tries + 1 end,
      window_started_at = case when t.window_started_at <= ${since} then ${at} else t.window_started_at end
    returning tries`.execute(tx)
  return rows[0]?.tries ?? 0
}

/** Deletes counts whose window is long over. */
export async function deleteOldTries(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('initial_password_tries').where('window_started_at', '<', before).execute()
}
