import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { type ExchangeLimits, exchange } from '../exchange.ts'
import type { AlipayKeys } from '../keys/alipay-keys.ts'
import { ProviderForged, ProviderUnavailable } from '../payment-faults.ts'
import { beijingSecond } from '../provider-times.ts'
import { bytesOfBase64 } from '../strict-base64.ts'
import { type AlipayRoom, requireAlipayKeys } from './alipay-room.ts'

const LIMITS: ExchangeLimits = { ms: 8_000, bytes: 256 * 1024 }

const Signed = Type.Object({ sign: Type.String({ minLength: 1 }) })
const Answer = Type.Object({ code: Type.String(), sub_code: Type.Optional(Type.String()) })

/** What Alipay answered and signed: success, or its own code of a refusal. */
export type AlipayAnswer = { kind: 'success'; content: unknown } | { kind: 'refused'; code: string }

/**
 * Asks Alipay's gateway. The official SDK signs and verifies; the exchange is ours, because the SDK's own reads answers of any
 * size and follows redirections.
 */
export async function askAlipay(
  room: AlipayRoom,
  method: string,
  content: Record<string, unknown>,
): Promise<AlipayAnswer> {
  const keys = requireAlipayKeys(room)
  const { status, body } = await exchange('alipay', requestOf(room, keys, { method, content }), LIMITS)
  if (status !== 200) throw new ProviderUnavailable('alipay', `status ${status}`)
  const text = signedContent(keys, body.toString('utf8'), `${method.replaceAll('.', '_')}_response`)
  const answer: unknown = JSON.parse(text)
  if (!Value.Check(Answer, answer)) throw new ProviderUnavailable('alipay', 'not understood')
  if (answer.code === '10000') return { kind: 'success', content: answer }
  // 20000: the gateway; ACQ.SYSTEM_ERROR and aop…: what is behind it. Whether it was done is not known.
  const code = answer.sub_code ?? answer.code
  if (answer.code === '20000' || /SYSTEM_ERROR|^aop\./.test(code))
    throw new ProviderUnavailable('alipay', 'its own failure')
  return { kind: 'refused', code }
}

function requestOf(
  { gateway, clock }: AlipayRoom,
  { signing }: AlipayKeys,
  { method, content }: { method: string; content: Record<string, unknown> },
) {
  const timestamp = beijingSecond(clock.now())
  const signed = signing.sdkExecute(
    method,
    { timestamp, biz_content: content },
    { bizContentAutoSnakeCase: false },
  )
  const parameters = new URLSearchParams(signed)
  const form = new URLSearchParams({ biz_content: parameters.get('biz_content') ?? '' })
  parameters.delete('biz_content')
  return {
    method: 'POST' as const,
    address: `${gateway}?${parameters}`,
    headers: {
      'content-type': 'application/x-www-form-urlencoded;charset=utf-8',
      accept: 'application/json',
      'user-agent': 'kaoji',
    },
    body: form.toString(),
  }
}

/** The part of an answer that Alipay signed, and nothing else of it: only these characters are parsed. */
function signedContent({ verifying }: AlipayKeys, text: string, name: string): string {
  const whole = parsed(text)
  if (whole === undefined) throw new ProviderUnavailable('alipay', 'not JSON')
  if (!Value.Check(Signed, whole)) throw new ProviderForged('alipay', 'no signature')
  const [sdk] = verifying
  const content = sdk?.getSignStr(text, name) ?? ''
  const isExact = bytesOfBase64(whole.sign) !== undefined
  if (!isExact || !verifying.some((one) => one.rsaCheck(content, whole.sign, 'RSA2')))
    throw new ProviderForged('alipay', 'signature')
  return content
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
