/** A text message as it is sent. The same `id` is one message, however often it is handed over. */
export interface TextMessage {
  id: string
  /** A mobile number of the mainland, eleven digits. */
  to: string
  text: string
  /** After this instant it is of no use any more, and is better not sent; undefined: it stays of use. */
  usefulUntil: Date | undefined
}

/** Where a text message stands with whoever sends it. `failed`: it will not arrive. */
export type TextState =
  | { kind: 'absent' }
  | { kind: 'accepted' }
  | { kind: 'delivered' }
  | { kind: 'failed'; words: string }

/**
 * Whoever brings text messages to phones (LOG-08). A failure of the network, of the sender, or an answer that it did not sign throws
 * `TextingUnavailable`: nothing is known, and handing the same message over again is right.
 */
export interface TextSender {
  send(message: TextMessage): Promise<TextState>
  find(id: string): Promise<TextState>
}

/** The sender was not reached, was too slow, rests, or said nothing that can be believed. */
export class TextingUnavailable extends Error {
  constructor(why: string) {
    super(`text messages cannot be sent now: ${why}`)
    this.name = 'TextingUnavailable'
  }
}
