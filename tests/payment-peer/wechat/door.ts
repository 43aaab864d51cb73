import type { Exchange } from '../exchange.ts'
import { linesOf, verify, type WechatAccount } from './account.ts'

export interface Refused {
  status: number
  code: string
  message: string
}

export function refuse(status: number, code: string, message: string): Refused {
  return { status, code, message }
}

const scheme = 'WECHATPAY2-SHA256-RSA2048'
const longestSkewSeconds = 300

/** Refuses what is not signed by the merchant over method, address, time, nonce and the body as it came. */
export function refusalOf(account: WechatAccount, exchange: Exchange, now: Date): Refused | undefined {
  return (
    headersRefusal(exchange) ?? signatureRefusal(account, exchange, now) ?? serialRefusal(account, exchange)
  )
}

function headersRefusal({ headers, method }: Exchange): Refused | undefined {
  if ((headers['user-agent'] ?? '') === '' || (headers.accept ?? '') === '')
    return refuse(400, 'PARAM_ERROR', 'Http头缺少Accept或User-Agent')
  if (method === 'POST' && !/^application\/json\b/.test(headers['content-type'] ?? ''))
    return refuse(400, 'PARAM_ERROR', '不支持的Content-Type')
  return undefined
}

function signatureRefusal(account: WechatAccount, exchange: Exchange, now: Date): Refused | undefined {
  const parts = partsOf(exchange.headers.authorization ?? '')
  if (parts === undefined)
    return signError('Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》')
  if (parts.mchid !== account.mchid) return refuse(400, 'MCH_NOT_EXISTS', '商户号不存在')
  if (parts.serial_no !== account.merchantKey.serial) return signError('商户证书序列号有误')
  if (isSkewed(parts.timestamp, now))
    return signError('Http头Authorization中的timestamp与发起请求的时间不得超过5分钟')
  const body = exchange.body.toString('utf8')
  const text = linesOf(exchange.method, exchange.target, parts.timestamp, parts.nonce_str, body)
  const isGenuine = verify(account.merchantKey.publicKey, text, parts.signature)
  return isGenuine ? undefined : signError('错误的签名，验签失败')
}

/** The key that the merchant wants the answer signed with must be one of ours. */
function serialRefusal(account: WechatAccount, { headers }: Exchange): Refused | undefined {
  const { 'wechatpay-serial': asked } = headers
  return asked === undefined || isKnown(account, String(asked))
    ? undefined
    : refuse(400, 'PARAM_ERROR', 'Wechatpay-Serial 不存在')
}

function isKnown(account: WechatAccount, serial: string): boolean {
  return (
    serial === account.publicKeyId || account.platform.some((certificate) => certificate.serial === serial)
  )
}

function isSkewed(timestamp: string, now: Date): boolean {
  const isForm = /^\d{10}$/.test(timestamp)
  return !isForm || Math.abs(now.getTime() / 1000 - Number(timestamp)) > longestSkewSeconds
}

function signError(message: string): Refused {
  return refuse(401, 'SIGN_ERROR', message)
}

const partNames = ['mchid', 'serial_no', 'nonce_str', 'timestamp', 'signature'] as const

/** The five parts of the header, in whatever order they stand. */
function partsOf(header: string): Record<(typeof partNames)[number], string> | undefined {
  if (!header.startsWith(`${scheme} `)) return undefined
  const found = new Map([...header.matchAll(/(\w+)="([^"]*)"/g)].map((match) => [match[1], match[2]]))
  const [mchid, serial_no, nonce_str, timestamp, signature] = partNames.map((name) => found.get(name))
  if (!mchid || !serial_no || !nonce_str || !timestamp || !signature) return undefined
  return { mchid, serial_no, nonce_str, timestamp, signature }
}
