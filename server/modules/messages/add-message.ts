import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { insertMessage, insertMessageOnce } from './message.store.ts'

export interface Message {
  personId: string
  /** The 准考证 that the message concerns; undefined when it concerns the account, whichever 准考证 is active. */
  ticketId: string | undefined
  title: string
  body: string
  /** Where the candidate goes on from the message: every message has one (MSG-01). */
  link: string
}

/** Adds a message to the inbox in the transaction of the change that it reports (MSG-01). */
export function addMessage(tx: Tx, deps: Pick<Deps, 'ids' | 'clock'>, message: Message): Promise<void> {
  return insertMessage(tx, { ...message, id: deps.ids.next(), at: deps.clock.now() })
}

/** Adds a message under an id that says what it is about; nothing when the inbox has it already. */
export function addMessageOnce(
  tx: Tx,
  deps: Pick<Deps, 'clock'>,
  message: Message & { id: string },
): Promise<void> {
  return insertMessageOnce(tx, { ...message, at: deps.clock.now() })
}
