import type { Config } from '../config/config.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Mailer } from './mailer.ts'
import { createSmtpMailer } from './smtp-mailer.ts'

/** Makes the way to the mail server that the settings name; undefined: no letters are sent. */
export function createMailer({ config, secrets }: { config: Config; secrets: Secrets }): Mailer | undefined {
  return config.mail && createSmtpMailer(config.mail, secrets.mail)
}
