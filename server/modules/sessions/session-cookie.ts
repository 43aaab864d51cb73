import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '#platform/config/config.ts'

export type Door = 'portal' | 'office'

/**
 * The cookie's name for an entrance. `__Host-` binds it to this host and to HTTPS; the demonstration may run on plain HTTP.
 */
export function cookieName(config: Config, door: Door): string {
  return `${config.mode === 'production' ? '__Host-' : ''}kaoji-${door}`
}

/** Reads the token from the request's cookie; undefined when there is none of the right form. */
export function readToken(request: FastifyRequest, name: string): string | undefined {
  const { cookie } = request.headers
  const token = cookie && tokenIn(cookie, name)
  return token && /^[\w-]{43}$/.test(token) ? token : undefined
}

/** Whether a cookie header brings a token for this entrance, alive or not. */
export function bringsToken(config: Config, door: Door, cookie: string): boolean {
  return tokenIn(cookie, cookieName(config, door)) !== undefined
}

/** Finds the token in a cookie header, whatever its form: for a look into the memory, where only true tokens are. */
export function tokenIn(cookie: string, name: string): string | undefined {
  const from = cookie.startsWith(`${name}=`) ? 0 : cookie.indexOf(`; ${name}=`) + 2
  if (from === 1) return undefined
  const end = cookie.indexOf(';', from)
  return cookie.slice(from + name.length + 1, end === -1 ? undefined : end)
}

/** Sets the token in a cookie that scripts and other sites cannot read. */
export function setTokenCookie(
  reply: FastifyReply,
  config: Config,
  cookie: { door: Door; token: string },
): void {
  reply.header('set-cookie', `${cookieName(config, cookie.door)}=${cookie.token}; ${attributes(config)}`)
}

/** Deletes the cookie. */
export function clearTokenCookie(reply: FastifyReply, config: Config, door: Door): void {
  reply.header('set-cookie', `${cookieName(config, door)}=; Max-Age=0; ${attributes(config)}`)
  reply.header('clear-site-data', '"cache"')
}

function attributes(config: Config): string {
  return `Path=/; HttpOnly; SameSite=Strict${config.mode === 'production' ? '; Secure' : ''}`
}
