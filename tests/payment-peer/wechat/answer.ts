import { randomBytes } from 'node:crypto'
import { strangerKey } from '../alipay/account.ts'
import { type Exchange, page, pause } from '../exchange.ts'
import { alteredDigit, type Fault } from '../faults.ts'
import { linesOf, sign, type WechatAccount } from './account.ts'

/** An answer before it is signed; without a body it is 204. */
export interface Reply {
  status: number
  body: unknown
}

/** Sends an answer, signed over its time, its nonce and its body by the key that the request named. */
export async function answer(
  account: WechatAccount,
  exchange: Exchange,
  outcome: { reply: Reply; now: Date; fault: Fault | undefined; isSigned: boolean },
): Promise<void> {
  const { response } = exchange
  const { reply, fault } = outcome
  if (fault?.kind === 'lost') return void response.destroy()
  if (fault?.kind === 'html') return page(exchange, fault.status, '<h1>502 Bad Gateway</h1>')
  if (fault?.kind === 'slow') await pause(fault.ms)
  const body = reply.body === undefined ? '' : JSON.stringify(reply.body)
  const signed = outcome.isSigned && fault?.kind !== 'unsigned'
  const signature = signed ? signatureOf(account, exchange, { body, now: outcome.now, fault }) : {}
  response.writeHead(reply.status, {
    'content-type': 'application/json; charset=utf-8',
    'request-id': randomBytes(16).toString('hex').toUpperCase(),
    ...signature,
  })
  response.end(fault?.kind === 'altered' ? alteredText(body) : body)
}

function signatureOf(
  account: WechatAccount,
  exchange: Exchange,
  { body, now, fault }: { body: string; now: Date; fault: Fault | undefined },
): Record<string, string> {
  const asked = exchange.headers['wechatpay-serial']
  const signer = account.signer(asked === undefined ? undefined : String(asked))
  const skew = fault?.kind === 'skewed' ? fault.seconds : 0
  const timestamp = String(Math.floor(now.getTime() / 1000) + skew)
  const nonce = randomBytes(16).toString('hex')
  const key = fault?.kind === 'forged' ? strangerKey().privateKey : signer.key
  return {
    'wechatpay-serial': fault?.kind === 'unknown_serial' ? '0'.repeat(40) : signer.serial,
    'wechatpay-signature': sign(key, linesOf(timestamp, nonce, body)),
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
  }
}

function alteredText(body: string): string {
  // An answer without a body has nothing that could be altered.
  if (body === '') return body
  return body.includes('NOTPAY') ? body.replace('NOTPAY', 'SUCCESS') : alteredDigit(body, /\d(?=\D*$)/)
}
