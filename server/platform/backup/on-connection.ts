import pg from 'pg'
import { isUnavailable } from '../db/database-faults.ts'
import { BackupProblem } from './backup-problem.ts'

/**
 * Works on a connection of its own to the database of this address. A database that cannot be reached, and one that ends the connection while
 * the work lasts, are told in words: `unreachable` with what the server says, and `lost`.
 */
export async function onConnection<T>(
  url: string,
  words: { unreachable: string; lost: string },
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  let isLost = false
  // Without a listener the end of a connection ends the process.
  client.on('error', () => {
    isLost = true
  })
  await client.connect().catch((error: Error) => {
    throw new BackupProblem(`${words.unreachable}：${error.message}`)
  })
  try {
    return await work(client)
  } catch (error) {
    if (isLost || isUnavailable(error)) throw new BackupProblem(words.lost)
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}
