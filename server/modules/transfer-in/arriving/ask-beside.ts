import { deadlineIn } from '#kernel/deadline.ts'
import type { Database, Tx } from '#platform/db/database.ts'
import { DatabaseLate, isUnavailable } from '#platform/db/database-faults.ts'

/** Shorter than a transaction of a file may stand still (`takeRoom`). */
const ASK_MS = 60_000
const MOST_TRIES = 5

/**
 * Asks the database on a connection of its own, while the transaction of a file goes on. Where no connection was free it asks again: the work of
 * minutes hangs on the answer.
 */
export async function askBeside<T>(
  database: Pick<Database, 'read'>,
  ask: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await database.read(deadlineIn(ASK_MS), ask)
    } catch (error) {
      if (tries === MOST_TRIES || error instanceof DatabaseLate || !isUnavailable(error)) throw error
    }
}
