import type { FastifyReply, FastifyRequest } from 'fastify'
import { readToken } from '#modules/sessions/public.ts'
import type { Config } from '#platform/config/config.ts'

/** The cookie of a phone. It is no session: nothing but the routes of a phone reads it. */
function nameIn(config: Config): string {
  return `${config.mode === 'production' ? '__Host-' : ''}kaoji-phone`
}

/** Reads what a phone got when it took its link. */
export function readPhoneSecret(request: FastifyRequest, config: Config): string | undefined {
  return readToken(request, nameIn(config))
}

/** Gives a phone what it sends with; the browser forgets it when no link can be open any more. */
export function givePhoneSecret(
  reply: FastifyReply,
  config: Config,
  { secret, seconds }: { secret: string; seconds: number },
): void {
  const secure = config.mode === 'production' ? '; Secure' : ''
  reply.header(
    'set-cookie',
    `${nameIn(config)}=${secret}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`,
  )
}
