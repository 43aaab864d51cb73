import type { FastifyRequest } from 'fastify'
import { Refusal } from '#kernel/refusal.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * CSRF defence in three layers, none of which a form or an image of another site can pass: a header that
 * only a script of ours sets, the browser's own statement of where the request comes from, and the Origin.
 * (The fourth is the cookie's SameSite=Strict.)
 */
export function requireSameSite(request: FastifyRequest): void {
  if (SAFE.has(request.method)) return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('cross_site')
  if (request.headers['x-kaoji'] !== '1') throw new Refusal('cross_site')
  const { origin } = request.headers
  if (origin !== undefined && hostOf(origin) !== request.host) throw new Refusal('cross_site')
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
