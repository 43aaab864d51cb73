import { createTransport } from 'nodemailer'
import type { Config } from '../config/config.ts'
import { type Letter, type Mailer, MailUnavailable, type MailVerdict } from './mailer.ts'

type MailSettings = NonNullable<Config['mail']>

/** One letter waits no longer than this for the server, in all. */
const LIMIT_MS = 15_000

/**
 * The operator's mail server, spoken to by SMTP: TLS from the start (`smtps:`) or by STARTTLS, which is demanded unless the server is this
 * machine itself (MSG-01). The name and the password come from the secrets file.
 */
export function createSmtpMailer(
  { host, port, isSecure, from }: MailSettings,
  login: { username: string; password: string } | undefined,
  limitMs = LIMIT_MS,
): Mailer {
  const isHere = ['localhost', '127.0.0.1', '::1'].includes(host)
  const transport = createTransport({
    ...{ host, port, secure: isSecure, requireTLS: !isSecure && !isHere },
    ...(login ? { auth: { user: login.username, pass: login.password } } : {}),
    ...{ connectionTimeout: limitMs, greetingTimeout: limitMs, socketTimeout: limitMs },
    // A letter is words only: it never reads a file, and never fetches an address.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  const domain = from.slice(from.lastIndexOf('@') + 1)
  return {
    async send({ id, to, subject, text }: Letter): Promise<MailVerdict> {
      try {
        await transport.sendMail({
          ...{ from, to: { name: '', address: to }, subject, text, messageId: `<${id}@${domain}>` },
          // RFC 3834: an automatic reply to it would answer nobody.
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return { kind: 'accepted' }
      } catch (error) {
        return verdictOn(error)
      }
    },
  }
}

/** What came after the server had our sender's name: only there is a refusal about the letter, and not about our settings. */
const ABOUT_THE_LETTER = ['RCPT TO', 'DATA']

function verdictOn(error: unknown): MailVerdict {
  const { responseCode, command, code } = (error ?? {}) as {
    responseCode?: number
    command?: string
    code?: string
  }
  const isFinal = responseCode !== undefined && responseCode >= 500 && responseCode < 600
  if (isFinal && ABOUT_THE_LETTER.includes(command ?? ''))
    return { kind: 'refused', words: `SMTP ${responseCode}` }
  // The server's own words may quote an address.
  throw new MailUnavailable([code, command, responseCode].filter((part) => part !== undefined).join(' '))
}
