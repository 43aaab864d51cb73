export { endSessionsOf } from './end-sessions.ts'
export { handOver, makeSession, openSession, type SessionOpening } from './open-session.ts'
export { SESSION_LIMITS } from './session.rules.ts'
export {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOfBatch,
  findProvenAt,
  isSessionAlive,
  type NewSession,
  noteProof,
  sessionInsert,
  sessionValues,
  setActiveTicket,
} from './session.store.ts'
export { createSessionCache, type SessionCache } from './session-cache.ts'
export { bringsToken, clearTokenCookie, readToken } from './session-cookie.ts'
