import type { Grant, Role } from '#contracts/grants.ts'

/** A school's id, or the whole authority. */
export type Scope = { kind: 'authority' } | { kind: 'school'; schoolId: string }

export interface StaffGrant {
  role: Role
  scope: Scope
}

export type NobodyActor = { kind: 'nobody' }
export type CandidateActor = {
  kind: 'candidate'
  /** `activation`: only the initial password was shown, which is public knowledge (LOG-02). */
  stage: 'activation' | 'ready'
  sessionId: string
  personId: string
  /** The active 准考证 (HOM-01); undefined when the person has none. */
  ticket: { id: string; no: string } | undefined
}
export type StaffActor = {
  kind: 'staff'
  stage: 'enrolment' | 'ready'
  sessionId: string
  staffId: string
  grants: readonly StaffGrant[]
}
export type SystemActor = { kind: 'system'; name: string }

/** Who is asking. */
export type Actor = NobodyActor | CandidateActor | StaffActor | SystemActor

/** Where from: kept with every audit row and sign-in. */
export interface Origin {
  address: string
  requestId: string
  /** What the browser calls itself; empty when it does not. */
  agent: string
}

/** The scopes in which a member of staff holds a grant; empty when none. */
export function scopesOf(actor: StaffActor, grant: Grant, roles: Record<Role, readonly Grant[]>): Scope[] {
  return actor.grants.filter((entry) => roles[entry.role].includes(grant)).map((entry) => entry.scope)
}
