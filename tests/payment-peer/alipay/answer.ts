import type { Exchange } from '../exchange.ts'
import { page, pause } from '../exchange.ts'
import { alteredDigit, type Fault } from '../faults.ts'
import { alipaySerial } from '../keys.ts'
import { type AlipayAccount, strangerKey } from './account.ts'
import { signWith } from './signature.ts'

export type Result = Readonly<Record<string, unknown>>

/**
 * Sends `{"…_response":{…},"sign":"…"}`: the signature covers the very characters of the inner object, in
 * which slashes are escaped; in certificate mode the number of Alipay's certificate stands beside it.
 */
export async function answer(
  account: AlipayAccount,
  exchange: Exchange,
  outcome: { method: string; result: Result; fault: Fault | undefined },
): Promise<void> {
  const { response } = exchange
  const { fault } = outcome
  if (fault?.kind === 'lost') return void response.destroy()
  if (fault?.kind === 'html') return page(exchange, fault.status, '<h1>系统繁忙，请稍后再试</h1>')
  if (fault?.kind === 'slow') await pause(fault.ms)
  const inner = JSON.stringify(outcome.result).replaceAll('/', '\\/')
  const key = fault?.kind === 'forged' ? strangerKey() : account.own
  const parts = [`"${outcome.method.replaceAll('.', '_')}_response":${altered(inner, fault)}`]
  if (account.mode === 'certificate')
    parts.push(`"alipay_cert_sn":"${alipaySerial(account.own.certificate)}"`)
  if (fault?.kind !== 'unsigned') parts.push(`"sign":"${signWith(key.privateKey, inner)}"`)
  response.writeHead(200, { 'content-type': 'text/html;charset=utf-8', trace_id: '0b46a3fc00000000' })
  response.end(`{${parts.join(',')}}`)
}

function altered(inner: string, fault: Fault | undefined): string {
  if (fault?.kind !== 'altered') return inner
  return inner.includes('TRADE_SUCCESS')
    ? inner.replace('TRADE_SUCCESS', 'TRADE_CLOSED')
    : alteredDigit(inner, /\d(?=")/)
}
