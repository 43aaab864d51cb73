import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Clock } from '#kernel/clock.ts'
import type { RandomSource } from '#kernel/random.ts'
import { fetchWithin } from '../payment/exchange.ts'
import { type EbillIssuer, type EbillState, EbillUnavailable, type IssuedEbill } from './ebill-issuer.ts'
import {
  isAnswerGenuine,
  NONCE_HEADER,
  SIGNATURE_HEADER,
  signRequest,
  TIMESTAMP_HEADER,
} from './gateway-signature.ts'

const LIMITS = { ms: 8_000, bytes: 65_536 }

const Instant = Type.String({
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?Z$',
})
const Issued = {
  billCode: Type.String({ pattern: '^[0-9A-Za-z]{1,40}$' }),
  billNo: Type.String({ pattern: '^[0-9A-Za-z]{1,40}$' }),
  checkCode: Type.String({ pattern: '^[0-9A-Za-z]{1,40}$' }),
  // It becomes a link on the candidate's page.
  address: Type.String({ pattern: '^https://[^\\s"<>]{1,500}$' }),
  issuedAt: Instant,
}
const Answer = Type.Union([
  Type.Object({ state: Type.Literal('absent') }),
  Type.Object({ state: Type.Literal('accepted') }),
  Type.Object({ state: Type.Literal('refused'), words: Type.String({ maxLength: 200 }) }),
  Type.Object({ state: Type.Literal('issued'), ...Issued }),
  Type.Object({
    ...{ state: Type.Literal('reversed'), ...Issued },
    reversalNo: Type.String({ pattern: '^[0-9A-Za-z]{1,40}$' }),
    reversedAt: Instant,
  }),
])
type Answer = Type.Static<typeof Answer>

/**
 * The operator's own gateway to the 财政电子票据 system of the province, spoken to as docs/ebill-gateway.md says: requests and answers are
 * signed with one shared secret, and an answer belongs to one request.
 */
export function createGatewayIssuer(options: {
  gateway: string
  secret: string
  clock: Clock
  random: RandomSource
}): EbillIssuer {
  const ask = (method: 'GET' | 'PUT', rest: string, content?: object) =>
    askGateway(options, { method, rest, body: content ? JSON.stringify(content) : '' })
  return {
    issue: ({ requestNo, paidAt, revenueCode, ...request }) =>
      ask('PUT', `/ebills/${requestNo}`, {
        ...request,
        ...(revenueCode === undefined ? {} : { revenueCode }),
        currency: 'CNY',
        paidAt: paidAt.toISOString(),
      }),
    find: (requestNo) => ask('GET', `/ebills/${requestNo}`),
    reverse: ({ requestNo, reason }) => ask('PUT', `/ebills/${requestNo}/reversal`, { reason }),
  }
}

async function askGateway(
  { gateway, secret, clock, random }: Parameters<typeof createGatewayIssuer>[0],
  { method, rest, body }: { method: 'GET' | 'PUT'; rest: string; body: string },
): Promise<EbillState> {
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
    LIMITS,
  ).catch((error: unknown) => {
    throw new EbillUnavailable(error instanceof Error ? error.name : 'unknown')
  })
  const { status, headers } = answer
  const signed = { status, nonce, body: answer.body, signature: headers[SIGNATURE_HEADER] ?? '' }
  if (!isAnswerGenuine(secret, signed)) throw new EbillUnavailable('an answer that it did not sign')
  if (status !== 200) throw new EbillUnavailable(`status ${status}`)
  return stateOf(answer.body)
}

function stateOf(body: Buffer): EbillState {
  const answer = parsed(body)
  switch (answer.state) {
    case 'absent':
    case 'accepted':
      return { kind: answer.state }
    case 'refused':
      return { kind: 'refused', words: answer.words }
    case 'issued':
      return { kind: 'issued', bill: billOf(answer) }
    case 'reversed':
      return {
        ...{ kind: 'reversed', bill: billOf(answer), reversalNo: answer.reversalNo },
        reversedAt: new Date(answer.reversedAt),
      }
    default:
      return answer satisfies never
  }
}

function parsed(body: Buffer): Answer {
  try {
    return Value.Parse(Answer, JSON.parse(body.toString('utf8')))
  } catch {
    throw new EbillUnavailable('an answer of another form')
  }
}

function billOf(answer: Extract<Answer, { state: 'issued' | 'reversed' }>): IssuedEbill {
  const { billCode, billNo, checkCode, address, issuedAt } = answer
  return { billCode, billNo, checkCode, address, issuedAt: new Date(issuedAt) }
}
