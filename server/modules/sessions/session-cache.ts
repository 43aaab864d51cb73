import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Actor } from '#kernel/actor.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import type { Deps } from '#server/deps.ts'
import { isAlive } from './session.rules.ts'
import { findSession, touchSession } from './session.store.ts'
import type { Session } from './session.ts'
import { cookieName, type Door, readToken } from './session-cookie.ts'

const NOBODY: Actor = { kind: 'nobody' }
const TOUCH_AFTER_MS = 60_000
const MAX_CACHED = 100_000

/** Finds out who calls; sessions are read from memory when they can be, and revoked at once on every node. */
export interface SessionCache {
  resolve(request: FastifyRequest, door: Door): Actor | Promise<Actor>
  find(token: string): Promise<Session | undefined>
  forget(sessionId: string): void
}

/** The digest under which a token is stored: whoever reads the table cannot sign in with it. */
export function digestToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** A cache over the sessions table, emptied by what the bus says. */
export function createSessionCache(deps: Deps): SessionCache {
  const cached = new LRUCache<string, Session>({ max: MAX_CACHED })
  const tokenOf = new Map<string, string>()
  const names = { portal: cookieName(deps.config, 'portal'), office: cookieName(deps.config, 'office') }

  const forget = (sessionId: string) => {
    const token = tokenOf.get(sessionId)
    if (token) cached.delete(token)
    tokenOf.delete(sessionId)
  }
  deps.bus.on('sessions', (message) => {
    if (message !== '*') return forget(message)
    cached.clear()
    tokenOf.clear()
  })

  const load = async (token: string): Promise<Session | undefined> => {
    const session = await findSession(deps.database, deadlineIn(4_000), digestToken(token))
    if (!session) return undefined
    // While the bus is deaf a revocation could be missed, so nothing is kept.
    if (deps.bus.state() === 'listening') {
      cached.set(token, session)
      tokenOf.set(session.id, token)
      if (tokenOf.size > MAX_CACHED * 2) dropStale(tokenOf, cached)
    }
    return session
  }
  const use = (session: Session | undefined): Actor => {
    const now = deps.clock.now()
    if (!session || !isAlive(session, now)) return NOBODY
    if (now.getTime() - session.seenAt.getTime() >= TOUCH_AFTER_MS) {
      session.seenAt = now
      void deps.database
        .transact(deadlineIn(4_000), (tx) => touchSession(tx, session.id, now))
        .catch((error: unknown) => deps.log.error('session-touch', error))
    }
    return actorOf(session)
  }
  return {
    forget,
    find: async (token) => cached.get(token) ?? (await load(token)),
    resolve(request, door) {
      const token = readToken(request, names[door])
      if (!token) return NOBODY
      const held = cached.get(token)
      return held ? use(held) : load(token).then(use)
    },
  }
}

function actorOf(session: Session): Actor {
  if (session.kind === 'candidate') {
    const { id: sessionId, kind, stage, personId, ticket } = session
    return { kind, stage, sessionId, personId, ticket }
  }
  const { id: sessionId, kind, stage, staffId, grants } = session
  return { kind, stage, sessionId, staffId, grants }
}

function dropStale(tokenOf: Map<string, string>, cached: LRUCache<string, Session>): void {
  for (const [id, token] of tokenOf) if (!cached.has(token)) tokenOf.delete(id)
}
