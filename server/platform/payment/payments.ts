import type { Clock } from '#kernel/clock.ts'
import type { Elapsed } from '#kernel/elapsed.ts'
import type { RandomSource } from '#kernel/random.ts'
import type { Log } from '#platform/log/log.ts'
import { createAlipayProvider } from './alipay/alipay-provider.ts'
import { withBreaker } from './breaker.ts'
import { type PaymentSection, paymentKeysOf } from './keys/payment-keys.ts'
import type { PaymentProvider, ProviderName, Surface } from './payment-provider.ts'
import { createWechatProvider } from './wechat/wechat-provider.ts'

/** The ways of paying that are set up here. */
export interface Payments {
  /** undefined: it is not set up (any more). */
  find(name: ProviderName): PaymentProvider | undefined
  /** Those that take a payment from there now, in the order of their buttons. One that rests is left out. */
  offered(surface: Surface): readonly PaymentProvider[]
  /** Goes on with these keys, all of them or, when one of them is no good, none: then it throws and keeps the others. */
  renewKeys(section: PaymentSection | undefined): void
}

/** Where the providers are, and where we are to them. */
export interface PaymentPlaces {
  mode: 'demonstration' | 'production'
  alipayGateway: string
  wechatGateway: string
  /** Who knows the payers inside WeChat; undefined: WeChat's own server. */
  wechatAccounts?: string
  /** undefined: nobody could tell us of a payment, so that only the demonstration's cashier can be used. */
  publicOrigin: string | undefined
}

/** The payments through the providers whose keys stand in that section, and through the demonstration's cashier. */
export function createPayments(options: {
  section: PaymentSection | undefined
  places: PaymentPlaces
  /** The demonstration's cashier, which only a demonstration has. */
  cashier: PaymentProvider | undefined
  clock: Clock
  random: RandomSource
  /** By which a rest after faults ends; by default the machine's own time. */
  elapsed?: Elapsed
  log: Log
}): Payments {
  const { places, cashier, clock, random, elapsed, log } = options
  const read = (section: PaymentSection | undefined) =>
    paymentKeysOf(section, { ...places, now: clock.now() })
  let keys = read(options.section)
  const publicOrigin = places.publicOrigin ?? ''
  const alipay = createAlipayProvider({
    keys: () => keys.alipay,
    gateway: places.alipayGateway,
    publicOrigin,
    clock,
  })
  const wechat = createWechatProvider({
    keys: () => keys.wechat,
    gateway: places.wechatGateway,
    accounts: places.wechatAccounts ?? 'https://api.weixin.qq.com',
    publicOrigin,
    clock,
    random,
    log,
  })
  const real = [alipay, wechat].map((provider) =>
    withBreaker(provider, { log, ...(elapsed ? { elapsed } : {}) }),
  )
  const isSetUp = ({ name }: PaymentProvider) => name === 'demonstration' || keys[name] !== undefined
  const setUp = () => [...real, ...(cashier ? [cashier] : [])].filter(isSetUp)
  return {
    find: (name) => setUp().find((provider) => provider.name === name),
    offered: (surface) => setUp().filter((provider) => provider.isOpen() && provider.serves(surface)),
    renewKeys(section) {
      keys = read(section)
    },
  }
}
