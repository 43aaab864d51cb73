import type { KeyObject } from 'node:crypto'
import { type ExchangeLimits, exchange, type HttpAnswer } from '../exchange.ts'
import { ProviderForged, ProviderUnavailable } from '../payment-faults.ts'
import { createPlatformCertificates } from './platform-certificates.ts'
import { requireWechatKeys, stampOf, type WechatRoom } from './wechat-room.ts'
import { authorizationOf, faultOfSeal, sealOf } from './wechat-seal.ts'

/** A payer waits for the first; a job for the second. */
export const PATIENCE = {
  payer: { ms: 2_000, bytes: 256 * 1024 },
  job: { ms: 8_000, bytes: 256 * 1024 },
  file: { ms: 60_000, bytes: 64 * 1024 * 1024 },
} as const satisfies Record<string, ExchangeLimits>

export interface WechatRequest {
  method: 'GET' | 'POST'
  /** With its query; what is signed is what is sent. */
  path: string
  body?: unknown
}

/** An answer that WeChat Pay signed. `json`: undefined when it has no body. */
export interface WechatAnswer {
  status: number
  json: unknown
}

export interface WechatClient {
  /** Asks, and answers only what WeChat Pay signed. */
  ask(request: WechatRequest, limits: ExchangeLimits): Promise<WechatAnswer>
  /** Fetches a file, which WeChat Pay does not sign: the caller compares it with a digest that was. */
  download(path: string): Promise<Buffer>
  /** The key by that serial, without asking anybody. */
  keyOf(serial: string): KeyObject | undefined
}

/** Speaks with WeChat Pay's gateway: signs what goes out, and believes what is signed over the raw bytes. */
export function createWechatClient(room: WechatRoom): WechatClient {
  const send = (request: WechatRequest, limits: ExchangeLimits) => sendSigned(room, request, limits)
  const certificates = createPlatformCertificates(room, (path) =>
    send({ method: 'GET', path }, PATIENCE.payer),
  )
  const keyOf = (serial: string) => {
    const keys = requireWechatKeys(room)
    return keys.publicKeys.get(serial) ?? (keys.platformCertificates ? certificates.known(serial) : undefined)
  }
  const findKey = async (serial: string) => {
    const keys = requireWechatKeys(room)
    return keys.publicKeys.get(serial) ?? (keys.platformCertificates ? certificates.find(serial) : undefined)
  }
  return {
    keyOf,
    async ask(request, limits) {
      const answer = await send(request, limits)
      const seal = sealOf(answer.headers)
      if (!seal) throw unsigned(answer)
      const key = await findKey(seal.serial)
      if (!key) {
        room.log.warn('payment-unknown-serial', { provider: 'wechat' })
        throw new ProviderForged('wechat', 'serial')
      }
      const fault = faultOfSeal(seal, answer.body, { key, at: room.clock.now() })
      if (fault) throw new ProviderForged('wechat', fault)
      if (answer.status >= 500 || answer.status === 429)
        throw new ProviderUnavailable('wechat', `status ${answer.status}`)
      return { status: answer.status, json: jsonOf(answer.body) }
    },
    async download(path) {
      const { status, body } = await send({ method: 'GET', path }, PATIENCE.file)
      if (status !== 200) throw new ProviderUnavailable('wechat', `status ${status}`)
      return body
    },
  }
}

async function sendSigned(
  room: WechatRoom,
  { method, path, body }: WechatRequest,
  limits: ExchangeLimits,
): Promise<HttpAnswer> {
  const keys = requireWechatKeys(room)
  const text = body === undefined ? '' : JSON.stringify(body)
  const [publicKeyId] = keys.publicKeys.keys()
  return exchange(
    'wechat',
    {
      method,
      address: room.gateway + path,
      headers: {
        authorization: authorizationOf({ method, path, body: text }, keys.seal, stampOf(room)),
        accept: 'application/json',
        'user-agent': 'kaoji',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        // Names the key that the answer shall be signed with, which during a change is the newer one.
        ...(publicKeyId === undefined ? {} : { 'wechatpay-serial': publicKeyId }),
      },
      ...(body === undefined ? {} : { body: text }),
    },
    limits,
  )
}

/** Without a signature, what says that it could not answer is taken at its word; everything else is somebody else's. */
function unsigned({ status, headers }: HttpAnswer): Error {
  const isJson = headers['content-type']?.startsWith('application/json') ?? status === 204
  return status >= 500 || status === 429 || !isJson
    ? new ProviderUnavailable('wechat', `status ${status}`)
    : new ProviderForged('wechat', 'no signature')
}

function jsonOf(body: Buffer): unknown {
  if (body.length === 0) return undefined
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new ProviderUnavailable('wechat', 'not JSON')
  }
}
