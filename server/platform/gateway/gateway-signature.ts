import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** The headers that carry the signature; docs/ebill-gateway.md says what is signed. */
export const SIGNATURE_HEADER = 'kaoji-signature'
/** Seconds since 1970, by our clock. */
export const TIMESTAMP_HEADER = 'kaoji-timestamp'
/** Another one for every request; its answer is signed with it. */
export const NONCE_HEADER = 'kaoji-nonce'

/** Signs a request to the gateway. */
export function signRequest(
  secret: string,
  request: { method: string; path: string; timestamp: string; nonce: string; body: string },
): string {
  const { method, path, timestamp, nonce, body } = request
  return hmacOf(secret, ['v1', method, path, timestamp, nonce, digestOf(body)])
}

/** Tells whether an answer is the gateway's, and to the request with that nonce. */
export function isAnswerGenuine(
  secret: string,
  { status, nonce, body, signature }: { status: number; nonce: string; body: Buffer; signature: string },
): boolean {
  const expected = Buffer.from(hmacOf(secret, ['v1', String(status), nonce, digestOf(body)]))
  const found = Buffer.from(signature)
  return found.length === expected.length && timingSafeEqual(found, expected)
}

function hmacOf(secret: string, lines: readonly string[]): string {
  return createHmac('sha256', Buffer.from(secret, 'hex')).update(lines.join('\n')).digest('hex')
}

function digestOf(body: string | Buffer): string {
  return createHash('sha256').update(body).digest('hex')
}
