import { join } from 'node:path'
import type { Clock } from '#kernel/clock.ts'
import type { RandomSource } from '#kernel/random.ts'
import type { Config } from '../config/config.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { createDemonstrationIssuer } from './demonstration-issuer.ts'
import type { EbillIssuer } from './ebill-issuer.ts'
import { createGatewayIssuer } from './gateway-issuer.ts'

/** Makes the issuer of e-bills that the settings name; undefined: none, and the receipts say so. Throws when its secret is missing. */
export function createIssuer(options: {
  config: Config
  secrets: Secrets
  clock: Clock
  random: RandomSource
}): EbillIssuer | undefined {
  const { config, secrets, ...rest } = options
  if (config.ebillGateway === undefined) return undefined
  if (config.ebillGateway === 'demonstration') {
    // The settings refuse it already; whoever makes a configuration in another way is refused here.
    if (config.mode === 'production') throw new Error('生产模式不能使用演示的财政电子票据。')
    return createDemonstrationIssuer({ ...rest, directory: join(config.directory, 'ebills') })
  }
  const { ebill } = secrets
  if (!ebill) throw new Error('设置了 KAOJI_EBILL_GATEWAY，密钥文件还缺少 ebill。')
  return createGatewayIssuer({ ...rest, gateway: config.ebillGateway, secret: ebill.secret })
}
