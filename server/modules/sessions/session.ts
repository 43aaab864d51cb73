import type { StaffGrant } from '#kernel/actor.ts'

interface SessionCommon {
  id: string
  seenAt: Date
  expiresAt: Date
  idleSeconds: number
}

export interface CandidateSession extends SessionCommon {
  kind: 'candidate'
  stage: 'activation' | 'ready'
  personId: string
  ticket: { id: string; no: string } | undefined
}

export interface StaffSession extends SessionCommon {
  kind: 'staff'
  stage: 'enrolment' | 'ready'
  staffId: string
  grants: readonly StaffGrant[]
}

/** The session that a cookie stands for. */
export type Session = CandidateSession | StaffSession
