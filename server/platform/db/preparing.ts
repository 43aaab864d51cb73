import { hash } from 'node:crypto'
import type pg from 'pg'

/** As many statements as each connection keeps prepared: what a plan takes of PostgreSQL's memory, some tens of kB, it takes on each. */
const MOST = 100
/** Texts differ by how many values a list has: only what is asked again and again is worth a place. */
const WORTH = 3

type Client = Pick<pg.ClientBase, 'query'>

/**
 * Prepares statements under a name once they have been asked a few times, on whichever connection: PostgreSQL plans them once for each connection, and
 * not for each question. For a builder's queries, which come as text and values, and outside transactions: a statement whose
 * columns were changed by a migration is asked again without a name.
 */
export function createPreparing(most = MOST): (client: Client) => Client {
  const names = new Map<string, string>()
  const asked = new Map<string, number>()
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text)
    if (known !== undefined || names.size >= most) return known
    const times = (asked.get(text) ?? 0) + 1
    // What was asked once, long ago, is no reason to keep it.
    if (asked.size >= most * WORTH) asked.clear()
    asked.set(text, times)
    if (times < WORTH) return undefined
    const name = `often-${hash('sha256', text, 'base64url').slice(0, 22)}`
    names.set(text, name)
    return name
  }
  return (client) => {
    const query = async (text: string, values: unknown[]) => {
      const name = nameOf(text)
      if (name === undefined) return client.query(text, values)
      try {
        return await client.query({ name, text, values })
      } catch (error) {
        if (!isOutdated(error)) throw error
        return client.query(text, values)
      }
    }
    return { query: query as Client['query'] }
  }
}

/** PostgreSQL: "cached plan must not change result type". */
function isOutdated(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '0A000'
}
