import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { insertMessage } from './message.store.ts'

/** Adds to the inbox in the change's own transaction (MSG-01). */
export function addMessage(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'clock'>,
  message: { personId: string; title: string; body: string; link?: string },
): Promise<void> {
  return insertMessage(tx, { ...message, link: message.link, id: deps.ids.next(), at: deps.clock.now() })
}
