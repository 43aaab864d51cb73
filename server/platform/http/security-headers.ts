import type { FastifyInstance } from 'fastify'

const BASE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
  'x-frame-options': 'DENY',
}

const API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"

/** The policy of a page: our own scripts only; styles of ours, and Mantine's one style element by its nonce. */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // The HEIC decoder starts its worker from a blob of our own script; script-src 'self' holds inside it as well.
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')
}

/** The headers of every answer, errors included; what is signed in for is never stored by a cache. */
export function securityHeaders(options: { isSecure: boolean }): Record<string, string> {
  return {
    ...BASE,
    ...(options.isSecure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
    'content-security-policy': API_POLICY,
    'cache-control': 'no-store',
  }
}

/** Puts the headers on every answer of `app`, once it has understood the request. */
export function addSecurityHeaders(app: FastifyInstance, options: { isSecure: boolean }): void {
  const headers = securityHeaders(options)
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
}
