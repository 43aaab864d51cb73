import { TOTP } from 'otpauth'

const PERIOD_MS = 30_000

/** What an authenticator app's QR code holds. */
export function totpUri(factor: { secret: string; account: string; issuer: string }): string {
  return new TOTP({ issuer: factor.issuer, label: factor.account, secret: factor.secret }).toString()
}

/** The code of an instant: what the app shows then. */
export function currentTotp(secret: string, at: Date): string {
  return new TOTP({ secret }).generate({ timestamp: at.getTime() })
}

/** Whether the code is right within one period either way, and newer than the last one used (RFC 6238, 5.2). */
export function judgeTotp(proof: {
  secret: string
  code: string
  at: Date
  lastStep: number | undefined
}): { ok: true; step: number } | { ok: false } {
  if (!/^\d{6}$/.test(proof.code)) return { ok: false }
  const timestamp = proof.at.getTime()
  const delta = new TOTP({ secret: proof.secret }).validate({ token: proof.code, timestamp, window: 1 })
  if (delta === null) return { ok: false }
  const step = Math.floor(timestamp / PERIOD_MS) + delta
  return proof.lastStep !== undefined && step <= proof.lastStep ? { ok: false } : { ok: true, step }
}
