import type { Clock } from '#kernel/clock.ts'
import type { RandomSource } from '#kernel/random.ts'
import type { Log } from '#platform/log/log.ts'
import type { WechatKeys } from '../keys/wechat-keys.ts'
import { ProviderUnavailable } from '../payment-faults.ts'

/** What the adapter of WeChat Pay works with. */
export interface WechatRoom {
  /** The keys of this moment: they change while the process runs. undefined: it is not set up. */
  keys(): WechatKeys | undefined
  /** `https://api.mch.weixin.qq.com`, without a slash at the end. */
  gateway: string
  /** `https://api.weixin.qq.com`, which knows the followers of official accounts. */
  accounts: string
  /** Where payers come back to, and notices arrive. */
  publicOrigin: string
  clock: Clock
  random: RandomSource
  log: Log
}

/** The keys, by whoever needs them to go on. */
export function requireWechatKeys(room: WechatRoom): WechatKeys {
  const keys = room.keys()
  if (!keys) throw new ProviderUnavailable('wechat', 'not set up')
  return keys
}

/** Now, and a fresh nonce, as WeChat Pay writes them. */
export function stampOf({ clock, random }: WechatRoom): { timestamp: string; nonce: string } {
  return {
    timestamp: String(Math.floor(clock.now().getTime() / 1000)),
    nonce: random.bytes(16).toString('hex').toUpperCase(),
  }
}
