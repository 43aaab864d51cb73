import type { Exchange } from '../exchange.ts'
import { alipaySerial } from '../keys.ts'
import type { AlipayAccount } from './account.ts'
import { type Fields, isSignedBy, leftOut, signedText } from './signature.ts'

/** A refusal by the gateway, before any method is looked at: https://opendocs.alipay.com/common/02km9f */
export type Refused = {
  code: '40001' | '40002' | '40004' | '20000'
  msg: string
  sub_code: string
  sub_msg: string
}

export interface Admitted {
  method: string
  fields: Fields
  content: Readonly<Record<string, unknown>>
}

/** Query and form of a request together: the SDK puts the common parameters into the query, the rest into the body. */
export function fieldsOf(exchange: Exchange): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, value] of exchange.url.searchParams) fields[name] = value
  if (exchange.method === 'POST')
    for (const [name, value] of new URLSearchParams(exchange.body.toString('utf8'))) fields[name] = value
  return fields
}

/** Lets in what the application has signed, as strictly as the gateway does. */
export function admit(account: AlipayAccount, fields: Fields): Admitted | Refused {
  const missing = required.find((name) => (fields[name] ?? '') === '')
  if (missing !== undefined) return missingField(missing)
  const wrong = checks(account).find((check) => !check.holds(fields))
  if (wrong !== undefined) return invalid(wrong.subCode, wrong.words)
  const text = signedText(fields, leftOut.request)
  if (!isSignedBy(account.app.publicKey, text, fields.sign ?? ''))
    return invalid(
      'isv.invalid-signature',
      `验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：${text}`,
    )
  const content = parsed(fields.biz_content ?? '{}')
  if (content === undefined) return invalid('isv.invalid-parameter', '业务参数不是合法的 JSON')
  return { method: fields.method ?? '', fields, content }
}

export function isRefused(answer: Admitted | Refused): answer is Refused {
  return 'sub_code' in answer
}

export function business(subCode: string, words: string): Refused {
  return { code: '40004', msg: 'Business Failed', sub_code: subCode, sub_msg: words }
}

function invalid(subCode: string, words: string): Refused {
  return { code: '40002', msg: 'Invalid Arguments', sub_code: subCode, sub_msg: words }
}

const required = ['app_id', 'method', 'charset', 'sign_type', 'sign', 'timestamp', 'version'] as const

function missingField(name: (typeof required)[number]): Refused {
  const words: Record<typeof name, string> = {
    app_id: 'isv.missing-app-id',
    method: 'isv.missing-method',
    charset: 'isv.invalid-charset',
    sign_type: 'isv.missing-signature-type',
    sign: 'isv.missing-signature',
    timestamp: 'isv.missing-timestamp',
    version: 'isv.missing-version',
  }
  return {
    code: '40001',
    msg: 'Missing Required Arguments',
    sub_code: words[name],
    sub_msg: `缺少参数 ${name}`,
  }
}

interface Check {
  subCode: string
  words: string
  holds(fields: Fields): boolean
}

function checks(account: AlipayAccount): Check[] {
  return [
    {
      subCode: 'isv.invalid-app-id',
      words: '无效的AppID参数',
      holds: ({ app_id }) => app_id === account.appId,
    },
    {
      subCode: 'isv.invalid-charset',
      words: '字符集错误',
      holds: ({ charset }) => charset?.toLowerCase() === 'utf-8',
    },
    {
      subCode: 'isv.invalid-signature-type',
      words: '无效签名类型',
      holds: ({ sign_type }) => sign_type === 'RSA2',
    },
    {
      subCode: 'isv.invalid-timestamp',
      words: '非法的时间戳参数',
      holds: ({ timestamp }) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(timestamp ?? ''),
    },
    { subCode: 'isv.invalid-version', words: '无效的版本', holds: ({ version }) => version === '1.0' },
    {
      subCode: 'isv.app-cert-not-match',
      words: '应用证书或支付宝根证书序列号不匹配',
      holds: ({ app_cert_sn, alipay_root_cert_sn }) =>
        account.mode === 'key' ||
        (app_cert_sn === alipaySerial(account.app.certificate) && alipay_root_cert_sn === account.rootSerial),
    },
  ]
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}
