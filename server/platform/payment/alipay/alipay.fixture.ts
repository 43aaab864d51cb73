import { generateKeyPairSync, sign } from 'node:crypto'
import { createTestClock } from '#tests/support/test-clock.ts'
import type { Told } from '../gateway.fixture.ts'
import { type AlipayKeys, alipayKeysOf } from '../keys/alipay-keys.ts'

export const APP_ID = '2021000122671080'
export const SELLER_ID = '2088102169356454'

const pairs = [0, 1, 2].map(() =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { format: 'pem', type: 'spki' },
    privateKeyEncoding: { format: 'pem', type: 'pkcs1' },
  }),
)
export const [OURS, THEIRS, NEWER] = pairs as [Pair, Pair, Pair]
type Pair = (typeof pairs)[number]

const NOW = new Date('2026-11-24T04:00:00.000Z')

/** The keys of a merchant in key mode, while one key of Alipay replaces another. */
export function alipayKeys(): AlipayKeys {
  const section = {
    appId: APP_ID,
    sellerId: SELLER_ID,
    privateKey: OURS.privateKey,
    publicKeys: [NEWER.publicKey, THEIRS.publicKey],
  }
  return alipayKeysOf(section, { mode: 'demonstration', gateway: 'http://127.0.0.1:1/gateway.do', now: NOW })
}

/** A room at that gateway, with a clock of its own. */
export function alipayRoom(gateway: { address: string }, keys: () => AlipayKeys | undefined = alipayKeys) {
  return {
    keys,
    get gateway() {
      return `${gateway.address}/gateway.do`
    },
    publicOrigin: 'https://kaoji.example.cn',
    clock: createTestClock(NOW.toISOString()),
  }
}

/** Alipay's signature. */
export function signed(content: string, key = THEIRS.privateKey): string {
  return sign('sha256', Buffer.from(content), key).toString('base64')
}

/** A signed answer to that method. */
export function told(method: string, answer: Record<string, unknown>): Exclude<Told, 'hold'> {
  const content = JSON.stringify(answer)
  const name = `${method.replaceAll('.', '_')}_response`
  return { body: `{"${name}":${content},"sign":"${signed(content)}"}` }
}

/** The form of a notice with these fields, signed over all of them but `sign` and `sign_type`. */
export function noticeBody(fields: Record<string, string>, key = THEIRS.privateKey): Buffer {
  const content = Object.keys(fields)
    .filter((name) => name !== 'sign_type')
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&')
  return Buffer.from(new URLSearchParams({ ...fields, sign: signed(content, key) }).toString())
}
