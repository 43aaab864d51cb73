import type { Clock } from '#kernel/clock.ts'
import type { RandomSource } from '#kernel/random.ts'
import type { Log } from '#platform/log/log.ts'
import type { Config } from '../config/config.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { withRests } from './breaker.ts'
import { createGatewaySender } from './gateway-sender.ts'
import type { TextSender } from './text-sender.ts'

/**
 * Makes the sender of text messages that the settings name; undefined: none, and every page that needs one says so (LOG-08). In a
 * demonstration without a gateway the outbox that its pages show is the delivery. Throws when the gateway's secret is missing.
 */
export function createTextSender(options: {
  config: Config
  secrets: Secrets
  clock: Clock
  random: RandomSource
  log: Log
}): TextSender | undefined {
  const { config, secrets, log, clock, random } = options
  const { textGateway } = config
  if (textGateway === undefined) return config.mode === 'demonstration' ? shownOutbox : undefined
  const { texts } = secrets
  if (!texts) throw new Error('设置了 KAOJI_TEXT_GATEWAY，密钥文件还缺少 texts。')
  return withRests(createGatewaySender({ address: textGateway, secret: texts.secret, clock, random }), {
    log,
  })
}

const shownOutbox: TextSender = {
  send: async () => ({ kind: 'delivered' }),
  find: async () => ({ kind: 'delivered' }),
}
