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
/** The table is told once a minute, to spare the disk; the memory knows each request. */
const TELL_AFTER_MS = 60_000
const MAX_CACHED = 100_000

/** Finds out who calls; sessions are read from memory when they can be, and revoked at once on every node. */
export interface SessionCache {
  resolve(request: FastifyRequest, door: Door): Actor | Promise<Actor>
  /** Of this node at once; the others hear of it over the bus. */
  forget(sessionId: string): void
}

/** A session in memory: when it was last used, and when the table was last told. */
type Held = Session & { toldAt: Date }

/** The digest under which a token is stored: whoever reads the table cannot sign in with it. */
export function digestToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** A cache over the sessions table, emptied by what the bus says. */
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
  // A session that was being read while news came in may be revoked already: it is used once and not kept.
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
    // While the bus is deaf a revocation could be missed, so nothing is kept.
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
      // Idle here may be busy on another node: the table knows.
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
