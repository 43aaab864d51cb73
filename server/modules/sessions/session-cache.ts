import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Actor } from '#kernel/actor.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import type { Deps } from '#server/deps.ts'
import { isAlive } from './session.rules.ts'
import { findSession } from './session.store.ts'
import type { Session } from './session.ts'
import { cookieName, type Door, readToken } from './session-cookie.ts'
import { createSessionTouches } from './session-touches.ts'

const NOBODY: Actor = { kind: 'nobody' }
/** The table learns of a session's use once a minute, to spare the disk; the memory knows of every request. */
const TELL_AFTER_MS = 60_000
const MAX_CACHED = 100_000

/** Finds out who calls. Reads sessions from memory where possible; a revocation takes effect on every node at once. */
export interface SessionCache {
  resolve(request: FastifyRequest, door: Door): Actor | Promise<Actor>
  /** Forgets the session on this node at once; the other nodes hear of it over the bus. */
  forget(sessionId: string): void
}

/** A session in memory, with the time at which the table last learned of its use. */
type Held = Session & { toldAt: Date }

/** Computes the digest under which a token is stored, so that reading the table does not let anybody sign in. */
export function digestToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Creates a cache over the sessions table; messages on the bus remove sessions from it. */
export function createSessionCache(deps: Deps): SessionCache {
  const tokenOf = new Map<string, string>()
  const cached = new LRUCache<string, Held>({
    max: MAX_CACHED,
    dispose: (entry, token) => {
      if (tokenOf.get(entry.id) === token) tokenOf.delete(entry.id)
    },
  })
  const names = { portal: cookieName(deps.config, 'portal'), office: cookieName(deps.config, 'office') }
  const touches = createSessionTouches(deps)
  // A session that was being read while a revocation arrived may be revoked already: it serves this request and is not
  // cached.
  let generation = 0

  const forget = (sessionId: string) => {
    generation += 1
    const token = tokenOf.get(sessionId)
    if (token) cached.delete(token)
  }
  deps.bus.on('sessions', (message) => {
    if (message !== '*') return forget(message)
    generation += 1
    cached.clear()
  })

  const load = async (token: string): Promise<Held | undefined> => {
    const startedAt = generation
    const session = await findSession(deps.database, deadlineIn(4_000), digestToken(token))
    if (!session) return undefined
    const entry = { ...session, toldAt: session.seenAt }
    // While the bus is not listening, a revocation could be missed: therefore nothing is cached.
    if (generation === startedAt && deps.bus.state() === 'listening') {
      cached.set(token, entry)
      tokenOf.set(entry.id, token)
    }
    return entry
  }
  const use = (entry: Held | undefined): Actor => {
    const now = deps.clock.now()
    if (!entry || !isAlive(entry, now)) return NOBODY
    entry.seenAt = now
    if (now.getTime() - entry.toldAt.getTime() >= TELL_AFTER_MS) {
      entry.toldAt = now
      touches.add(entry.id, now)
    }
    return actorOf(entry)
  }
  return {
    forget,
    resolve(request, door) {
      const token = readToken(request, names[door])
      if (!token) return NOBODY
      const entry = cached.get(token)
      // A session unused on this node may have been used on another one: the table knows.
      return entry && isAlive(entry, deps.clock.now()) ? use(entry) : load(token).then(use)
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
