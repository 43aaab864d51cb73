import { type KeyObject, X509Certificate } from 'node:crypto'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { HttpAnswer } from '../exchange.ts'
import { ProviderForged } from '../payment-faults.ts'
import type { WechatRoom } from './wechat-room.ts'
import { requireWechatKeys } from './wechat-room.ts'
import { faultOfSeal, openResource, sealOf } from './wechat-seal.ts'

const PATH = '/v3/certificates'
/** WeChat Pay asks for a look every few hours; a new certificate appears ten days before it is used. */
const FRESH_MS = 12 * 3_600_000
/** An unknown serial may be anybody's invention: it makes us ask at most so often. */
const SOONEST_MS = 60_000

const Certificates = Type.Object({
  data: Type.Array(
    Type.Object({
      serial_no: Type.String(),
      encrypt_certificate: Type.Object({
        ciphertext: Type.String(),
        nonce: Type.String(),
        associated_data: Type.Optional(Type.String()),
      }),
    }),
  ),
})

/** The platform certificates of WeChat Pay by serial, downloaded when they are needed and again before they change. */
export interface PlatformCertificates {
  /** Without asking anybody; an unknown serial makes the next look-up ask. */
  known(serial: string): KeyObject | undefined
  find(serial: string): Promise<KeyObject | undefined>
}

/** The certificates, fetched by `ask`, whose answers nobody has judged yet. */
export function createPlatformCertificates(
  room: WechatRoom,
  ask: (path: string) => Promise<HttpAnswer>,
): PlatformCertificates {
  let certificates = new Map<string, X509Certificate>()
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined
  const now = () => room.clock.now()
  const keyOf = (serial: string) => {
    const found = certificates.get(serial)
    const isCurrent = found && new Date(found.validFrom) <= now() && now() < new Date(found.validTo)
    return isCurrent ? found.publicKey : undefined
  }
  const refresh = async () => {
    askedAt = now().getTime()
    certificates = await opened(room, await ask(PATH))
  }
  const refreshOnce = () => {
    asking ??= refresh().finally(() => {
      asking = undefined
    })
    return asking
  }
  const refreshLater = () =>
    void refreshOnce().catch((error: unknown) => room.log.error('wechat-certificates', error))
  const isDue = (pauseMs: number) => now().getTime() - askedAt >= pauseMs
  return {
    known(serial) {
      const key = keyOf(serial)
      if (isDue(key ? FRESH_MS : SOONEST_MS)) refreshLater()
      return key
    },
    async find(serial) {
      const key = keyOf(serial)
      if (key) {
        if (isDue(FRESH_MS)) refreshLater()
        return key
      }
      if (asking || isDue(SOONEST_MS)) await refreshOnce()
      return keyOf(serial)
    },
  }
}

/**
 * The certificates in an answer. The first ones cannot be verified by any we have: only WeChat Pay and we know the key that
 * opens them, and one of them must have signed the answer they came in; or WeChat Pay's public key, while it replaces them.
 */
async function opened(room: WechatRoom, answer: HttpAnswer): Promise<Map<string, X509Certificate>> {
  const { apiV3Keys, publicKeys } = requireWechatKeys(room)
  const seal = sealOf(answer.headers)
  const listed: unknown = answer.status === 200 && seal ? parsed(answer.body) : undefined
  if (!seal || !Value.Check(Certificates, listed)) throw new ProviderForged('wechat', 'certificates')
  const found = new Map<string, X509Certificate>()
  for (const { serial_no, encrypt_certificate } of listed.data) {
    const pem = openResource(encrypt_certificate, apiV3Keys)
    const certificate = pem === undefined ? undefined : new X509Certificate(pem)
    if (certificate?.serialNumber === serial_no) found.set(serial_no, certificate)
  }
  const key = found.get(seal.serial)?.publicKey ?? publicKeys.get(seal.serial)
  if (!key || faultOfSeal(seal, answer.body, { key, at: room.clock.now() }))
    throw new ProviderForged('wechat', 'certificates')
  return found
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
