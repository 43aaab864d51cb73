/** A letter as it is sent, in plain text. The same `id` is one letter: servers drop a second one with the same Message-ID. */
export interface Letter {
  id: string
  to: string
  subject: string
  text: string
}

/** What the mail server said. `refused`: for good, so that sending the letter again is of no use. */
export type MailVerdict = { kind: 'accepted' } | { kind: 'refused'; words: string }

/** Hands letters to the operator's mail server (MSG-01). Throws `MailUnavailable` when nothing is decided: trying again is right. */
export interface Mailer {
  send(letter: Letter): Promise<MailVerdict>
}

/** The mail server was not reached, was too slow, put the letter off, or does not speak as a mail server does. */
export class MailUnavailable extends Error {
  constructor(why: string) {
    super(`the mail server is unavailable: ${why}`)
    this.name = 'MailUnavailable'
  }
}
