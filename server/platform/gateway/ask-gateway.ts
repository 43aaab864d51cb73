import type { Clock } from '#kernel/clock.ts'
import type { RandomSource } from '#kernel/random.ts'
import { type ExchangeLimits, fetchWithin } from '../payment/exchange.ts'
import {
  isAnswerGenuine,
  NONCE_HEADER,
  SIGNATURE_HEADER,
  signRequest,
  TIMESTAMP_HEADER,
} from './gateway-signature.ts'

/** A gateway of the operator: requests and answers are signed with one shared secret, and an answer belongs to one request. */
export interface Gateway {
  address: string
  secret: string
  clock: Clock
  random: RandomSource
  /** How long an exchange may take, and how large its answer may be; by default eight seconds and 64 KB. */
  limits?: ExchangeLimits
}

/** The gateway was not reached, was too slow, or said nothing that can be believed; nothing is known. */
class GatewayUnavailable extends Error {
  constructor(why: string) {
    super(`the gateway is unavailable: ${why}`)
    this.name = 'GatewayUnavailable'
  }
}

const LIMITS = { ms: 8_000, bytes: 65_536 }

/** Asks the gateway, and answers the body that it signed with status 200. Throws `GatewayUnavailable` for everything else. */
export async function askGateway(
  { address: gateway, secret, clock, random, limits = LIMITS }: Gateway,
  { method, rest, body }: { method: 'GET' | 'PUT'; rest: string; body: string },
): Promise<Buffer> {
  const address = new URL(gateway.replace(/\/$/, '') + rest)
  const timestamp = String(Math.floor(clock.now().getTime() / 1000))
  const nonce = random.bytes(16).toString('hex')
  const signature = signRequest(secret, { method, path: address.pathname, timestamp, nonce, body })
  const answer = await fetchWithin(
    {
      method,
      address: address.href,
      headers: {
        'content-type': 'application/json',
        [TIMESTAMP_HEADER]: timestamp,
        [NONCE_HEADER]: nonce,
        [SIGNATURE_HEADER]: signature,
      },
      ...(body === '' ? {} : { body }),
    },
    limits,
  ).catch((error: unknown) => {
    throw new GatewayUnavailable(error instanceof Error ? error.name : 'unknown')
  })
  const { status, headers } = answer
  const signed = { status, nonce, body: answer.body, signature: headers[SIGNATURE_HEADER] ?? '' }
  if (!isAnswerGenuine(secret, signed)) throw new GatewayUnavailable('an answer that it did not sign')
  if (status !== 200) throw new GatewayUnavailable(`status ${status}`)
  return answer.body
}
