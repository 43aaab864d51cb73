import type { FastifyReply } from 'fastify'
import type { Origin } from '#kernel/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { SESSION_LIMITS } from './session.rules.ts'
import { insertSession, type NewSession } from './session.store.ts'
import { digestToken } from './session-cache.ts'
import { type Door, setTokenCookie } from './session-cookie.ts'

export interface SessionOpening {
  /** Generated here unless the caller needs to know it. */
  id?: string
  owner: { personId: string; ticketId: string | undefined } | { staffId: string }
  stage: 'activation' | 'enrolment' | 'ready'
  origin: Origin
}

/** Opens a session in the transaction of the sign-in. Every change of privilege makes a new token. */
export async function openSession(tx: Tx, deps: Deps, opening: SessionOpening): Promise<string> {
  const { token, session } = makeSession(deps, opening)
  await insertSession(tx, session)
  return token
}

/** A session that is not stored yet, and its token, of which only the digest is stored. */
export function makeSession(deps: Deps, opening: SessionOpening): { token: string; session: NewSession } {
  const token = deps.random.bytes(32).toString('base64url')
  const at = deps.clock.now()
  const kind =
    opening.stage === 'activation' ? 'activation' : 'personId' in opening.owner ? 'candidate' : 'staff'
  const expiresAt = new Date(at.getTime() + SESSION_LIMITS[kind].absoluteSeconds * 1000)
  const session = {
    ...opening,
    ...opening.origin,
    tokenDigest: digestToken(token),
    id: opening.id ?? deps.ids.next(),
    at,
    expiresAt,
  }
  return { token, session }
}

/** Sets the token's cookie once the transaction has committed. */
export function handOver(reply: FastifyReply, deps: Deps, cookie: { door: Door; token: string }): void {
  setTokenCookie(reply, deps.config, cookie)
}
