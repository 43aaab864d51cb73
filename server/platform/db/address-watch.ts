import type { Log } from '#platform/log/log.ts'
import type { Database } from './database.ts'
import type { Lead } from './server-pool.ts'

/** Well within the time after which whoever waits for the database gives up. */
export const LOOK_EVERY_MS = 3_000

/**
 * OPS-03: looks every few seconds where the database's address leads, so that no connection goes on with a server that the address has left.
 * Whoever reads the log learns of another server, and of one that does not serve. Answers how to look now, and how to end it.
 */
export function watchAddress({ database, log }: { database: Pick<Database, 'look'>; log: Log }): {
  look(): Promise<void>
  stop(): void
} {
  let before: Lead = 'same'
  const look = async () => {
    const lead = await database.look()
    // Whoever asks for something is told that nobody answers; and a process that is very busy may take that for true.
    if (lead === 'away') return
    if (lead === 'changed' || (lead === 'same' && isWrong(before))) log.warn('database-changed')
    if (isWrong(lead) && lead !== before) log.warn(`database-${lead}`)
    before = lead
  }
  const timer = setInterval(() => void look(), LOOK_EVERY_MS).unref()
  return { look, stop: () => clearInterval(timer) }
}

function isWrong(lead: Lead): boolean {
  return lead === 'read-only' || lead === 'foreign'
}
