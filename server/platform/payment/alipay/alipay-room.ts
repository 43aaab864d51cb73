import type { Clock } from '#kernel/clock.ts'
import type { AlipayKeys } from '../keys/alipay-keys.ts'
import { ProviderUnavailable } from '../payment-faults.ts'

/** What the adapter of Alipay works with. */
export interface AlipayRoom {
  /** The keys of this moment: they change while the process runs. undefined: it is not set up. */
  keys(): AlipayKeys | undefined
  /** `https://openapi.alipay.com/gateway.do`. */
  gateway: string
  /** Where payers come back to, and notices arrive. */
  publicOrigin: string
  clock: Clock
}

/** The keys, by whoever needs them to go on. */
export function requireAlipayKeys(room: AlipayRoom): AlipayKeys {
  const keys = room.keys()
  if (!keys) throw new ProviderUnavailable('alipay', 'not set up')
  return keys
}
