import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { askGateway, type Gateway } from '../gateway/ask-gateway.ts'
import { TextingUnavailable, type TextSender, type TextState } from './text-sender.ts'

const Answer = Type.Union([
  Type.Object({ state: Type.Literal('absent') }),
  Type.Object({ state: Type.Literal('accepted') }),
  Type.Object({ state: Type.Literal('delivered') }),
  Type.Object({ state: Type.Literal('failed'), words: Type.String({ maxLength: 200 }) }),
])

/** The operator's own gateway to whoever brings text messages to phones, spoken to as docs/text-message-gateway.md says. */
export function createGatewaySender(gateway: Gateway): TextSender {
  const ask = async (method: 'GET' | 'PUT', rest: string, body: string): Promise<TextState> => {
    const answer = await askGateway(gateway, { method, rest, body }).catch((error: unknown) => {
      throw new TextingUnavailable(error instanceof Error ? error.message : 'unknown')
    })
    return stateOf(answer)
  }
  return {
    send: ({ id, to, text, usefulUntil }) =>
      ask(
        'PUT',
        `/messages/${id}`,
        JSON.stringify({ to, text, ...(usefulUntil ? { usefulUntil: usefulUntil.toISOString() } : {}) }),
      ),
    find: (id) => ask('GET', `/messages/${id}`, ''),
  }
}

function stateOf(body: Buffer): TextState {
  try {
    const { state, ...rest } = Value.Parse(Answer, JSON.parse(body.toString('utf8')))
    return { kind: state, ...rest } as TextState
  } catch {
    throw new TextingUnavailable('an answer of another form')
  }
}
