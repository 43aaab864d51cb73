import { timingSafeEqual } from 'node:crypto'
import { CAPTCHA_PURPOSES, type CaptchaPurpose } from '#contracts/entrance.ts'
import type { Deps } from '#server/deps.ts'

/** What a captcha counts for: its purpose, and the network that asked for it, as a keyed digest. */
export interface CaptchaBond {
  purpose: CaptchaPurpose
  networkDigest: Buffer
}

/** What answers it: letters, of which only a keyed digest is told, or so many bits of work. */
export type CaptchaTask = { kind: 'image'; answerDigest: Buffer } | { kind: 'work'; bits: number }

/** A captcha as it is issued. */
export interface Captcha {
  id: string
  bond: CaptchaBond
  task: CaptchaTask
  expiresAt: Date
}

/** How long the digests in a token are, in bytes. */
export const DIGEST = 16

// `id (16) | expires, ms (6) | bits, 0 for letters (1) | purpose (1) | network (16) | answer (16) | seal (16)`, as base64url.
const EXPIRES = 16
const BITS = 22
const PURPOSE = 23
const NETWORK = 24
const ANSWER = NETWORK + DIGEST
const SEAL = ANSWER + DIGEST
const LENGTH = SEAL + DIGEST

/**
 * The captcha as a token that its visitor brings back (decision 0085): whoever has asked for one has cost the database nothing. It
 * tells no answer, and nobody without the key changes it or makes one.
 */
export function writeToken(deps: Deps, { id, bond, task, expiresAt }: Captcha): string {
  const bytes = Buffer.alloc(LENGTH)
  bytes.write(id.replaceAll('-', ''), 'hex')
  bytes.writeUIntBE(expiresAt.getTime(), EXPIRES, BITS - EXPIRES)
  bytes[PURPOSE] = CAPTCHA_PURPOSES.indexOf(bond.purpose)
  bond.networkDigest.copy(bytes, NETWORK)
  if (task.kind === 'image') task.answerDigest.copy(bytes, ANSWER)
  else bytes[BITS] = task.bits
  sealOf(deps, bytes).copy(bytes, SEAL)
  return bytes.toString('base64url')
}

/** The captcha of a token; undefined when this installation did not write it so. */
export function readToken(deps: Deps, token: string): Captcha | undefined {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== LENGTH || !timingSafeEqual(bytes.subarray(SEAL), sealOf(deps, bytes))) return undefined
  const purpose = CAPTCHA_PURPOSES[bytes[PURPOSE] ?? -1]
  if (!purpose) return undefined
  const bits = bytes[BITS] ?? 0
  return {
    id: bytes.toString('hex', 0, EXPIRES).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    bond: { purpose, networkDigest: bytes.subarray(NETWORK, ANSWER) },
    task: bits > 0 ? { kind: 'work', bits } : { kind: 'image', answerDigest: bytes.subarray(ANSWER, SEAL) },
    expiresAt: new Date(bytes.readUIntBE(EXPIRES, BITS - EXPIRES)),
  }
}

function sealOf(deps: Deps, bytes: Buffer): Buffer {
  return deps.cipher.digest('captcha seal', bytes.toString('base64url', 0, SEAL)).subarray(0, DIGEST)
}
