import { hash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Actor } from '#kernel/actor.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { createGathered } from '#platform/db/gathered.ts'
import type { ReplayedSession } from '#platform/http/replays.ts'
import type { Deps } from '#server/deps.ts'
import { isAlive } from './session.rules.ts'
import { findSessions } from './session.store.ts'
import type { Session } from './session.ts'
import { cookieName, type Door, readToken, tokenIn } from './session-cookie.ts'
import { createSessionTouches } from './session-touches.ts'

const NOBODY: Actor = { kind: 'nobody' }
/** The table learns of a session's use once a minute, to spare the disk; the memory knows of every request. */
const TELL_AFTER_MS = 60_000

/** Finds out who calls. Reads sessions from memory where possible; a revocation takes effect on every node at once. */
export interface SessionCache {
  /** What is `unattended` does not keep the session alive. */
  resolve(request: FastifyRequest, door: Door, use?: Use): Actor | Promise<Actor>
  /**
   * Finds the candidate of a portal cookie whose session is in memory and alive, and notes its use. Answers the same object until anything
   * about the session changes: its end, its 准考证, news that may have been missed.
   */
  held(cookie: string): ReplayedSession | undefined
  /** Whether a cookie has a session of either entrance in memory. */
  knows(cookie: string): boolean
  /** Forgets the session on this node at once; the other nodes hear of it over the bus. */
  forget(sessionId: string): void
}

/** Whether a person asked, or a page by itself. */
type Use = 'attended' | 'unattended'

/** A session in memory: who calls with it, and when the table last learned of its use. */
type Held = Session & ReplayedSession & { toldAt: Date }

/** Computes the digest under which a token is stored, so that reading the table does not let anybody sign in. */
export function digestToken(token: string): Buffer {
  return hash('sha256', token, 'buffer')
}

/** Creates a cache over the sessions table; messages on the bus remove sessions from it. */
export function createSessionCache(deps: Deps): SessionCache {
  const tokenOf = new Map<string, string>()
  const cached = new LRUCache<string, Held>({
    max: deps.config.memory.sessions,
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

  const find = createGathered((digests, deadline) => findSessions(deps.database, deadline, digests))
  const load = async (token: string): Promise<Held | undefined> => {
    const startedAt = generation
    const session = await find(digestToken(token).toString('hex'), deadlineIn(4_000))
    if (!session) return undefined
    const entry = { ...session, actor: actorOf(session), toldAt: session.seenAt, replay: undefined }
    // While the bus is not listening, a revocation could be missed: therefore nothing is cached.
    if (generation === startedAt && deps.bus.state() === 'listening') {
      // A copy, because a part of the cookie would keep the whole header in memory.
      const kept = Buffer.from(token).toString('latin1')
      cached.set(kept, entry)
      tokenOf.set(entry.id, kept)
    }
    return entry
  }
  /** Notes the use of a session; undefined when it is over. */
  const use = (entry: Held, now: Date, how: Use): Actor | undefined => {
    if (!isAlive(entry, now)) return undefined
    if (how === 'unattended') return entry.actor
    entry.seenAt = now
    if (isDue(entry, now)) {
      entry.toldAt = now
      touches.add(entry.id, now)
    }
    return entry.actor
  }
  return {
    forget,
    knows: (cookie) => [names.portal, names.office].some((name) => cached.has(tokenIn(cookie, name) ?? '')),
    held(cookie) {
      const token = tokenIn(cookie, names.portal) ?? ''
      // To move it up in the memory at every request would cost more than the rest of this.
      const entry = cached.peek(token)
      if (entry?.kind !== 'candidate') return undefined
      const now = deps.clock.now()
      if (isDue(entry, now)) cached.get(token)
      return use(entry, now, 'attended') && entry
    },
    resolve(request, door, how = 'attended') {
      const token = readToken(request, names[door])
      if (!token) return NOBODY
      const entry = cached.get(token)
      // A session unused on this node may have been used on another one: the table knows.
      const actor = entry && use(entry, deps.clock.now(), how)
      return actor ?? load(token).then((read) => (read && use(read, deps.clock.now(), how)) ?? NOBODY)
    },
  }
}

/** Whether its use is to be noted outside this object. */
function isDue({ toldAt }: Held, now: Date): boolean {
  return now.getTime() - toldAt.getTime() >= TELL_AFTER_MS
}

function actorOf(session: Session): Actor {
  if (session.kind === 'candidate') {
    const { id: sessionId, kind, stage, personId, ticket } = session
    return { kind, stage, sessionId, personId, ticket }
  }
  const { id: sessionId, kind, stage, staffId, grants } = session
  return { kind, stage, sessionId, staffId, grants }
}
