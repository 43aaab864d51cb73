import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '#platform/config/config.ts'

export type Door = 'portal' | 'office'

/** The cookie of a door. `__Host-` binds it to this host and HTTPS; the demonstration may run on plain HTTP. */
export function cookieName(config: Config, door: Door): string {
  return `${config.mode === 'production' ? '__Host-' : ''}kaoji-${door}`
}

/** The token in the request's cookie for that door, if there is one of the right form. */
export function readToken(request: FastifyRequest, name: string): string | undefined {
  const { cookie } = request.headers
  if (!cookie) return undefined
  const from = cookie.startsWith(`${name}=`) ? 0 : cookie.indexOf(`; ${name}=`) + 2
  if (from === 1) return undefined
  const end = cookie.indexOf(';', from)
  const token = cookie.slice(from + name.length + 1, end === -1 ? undefined : end)
  return /^[\w-]{43}$/.test(token) ? token : undefined
}

/** Hands the token to the browser, out of reach of scripts and of other sites. */
export function setTokenCookie(
  reply: FastifyReply,
  config: Config,
  cookie: { door: Door; token: string },
): void {
  reply.header('set-cookie', `${cookieName(config, cookie.door)}=${cookie.token}; ${attributes(config)}`)
}

/** Takes it back. */
export function clearTokenCookie(reply: FastifyReply, config: Config, door: Door): void {
  reply.header('set-cookie', `${cookieName(config, door)}=; Max-Age=0; ${attributes(config)}`)
  reply.header('clear-site-data', '"cache"')
}

function attributes(config: Config): string {
  return `Path=/; HttpOnly; SameSite=Strict${config.mode === 'production' ? '; Secure' : ''}`
}
