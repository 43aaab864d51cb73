import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Clock } from '#kernel/clock.ts'
import type { RandomSource } from '#kernel/random.ts'
import { askGateway } from '../gateway/ask-gateway.ts'
import { type EbillIssuer, type EbillState, EbillUnavailable, type IssuedEbill } from './ebill-issuer.ts'

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
  const { gateway: address, ...rest } = options
  const ask = async (method: 'GET' | 'PUT', path: string, content?: object) => {
    const body = content ? JSON.stringify(content) : ''
    const answer = await askGateway({ ...rest, address }, { method, rest: path, body }).catch(
      (error: unknown) => {
        throw new EbillUnavailable(error instanceof Error ? error.message : 'unknown')
      },
    )
    return stateOf(answer)
  }
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
