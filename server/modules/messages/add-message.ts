import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { insertMessage } from './message.store.ts'

export interface Message {
  personId: string
  /** The 准考证 that it concerns; undefined: the account, whichever 准考证 is active. */
  ticketId: string | undefined
  title: string
  body: string
  link?: string
}

/** Adds to the inbox in the change's own transaction (MSG-01). */
export function addMessage(tx: Tx, deps: Pick<Deps, 'ids' | 'clock'>, message: Message): Promise<void> {
  return insertMessage(tx, { ...message, link: message.link, id: deps.ids.next(), at: deps.clock.now() })
}
