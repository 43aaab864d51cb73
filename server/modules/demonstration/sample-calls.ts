import type { Role } from '#contracts/grants.ts'
import type { Origin, Scope, StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import type { TicketHolder } from '#modules/applications/public.ts'
import { endSessionsOf, openSession, type SessionOpening } from '#modules/sessions/public.ts'
import type { Deps } from '#server/deps.ts'

/** Nobody waits for the samples, and without them the product does not start: a busy machine may take minutes for what takes seconds otherwise. */
export const SEED_LIMIT_MS = 600_000
const ORIGIN: Origin = { address: '127.0.0.1', requestId: 'demonstration', agent: '' }

/** A sample candidate, acting with one 准考证. */
export interface SampleCandidate {
  personId: string
  ticket: { id: string; no: string }
}

/** Does something as this candidate, who is signed in meanwhile. */
export async function asCandidate<T>(
  deps: Deps,
  { personId, ticket }: SampleCandidate,
  act: (call: Call<TicketHolder>) => Promise<T>,
): Promise<T> {
  const sessionId = await signIn(deps, { personId, ticketId: ticket.id })
  const actor = { kind: 'candidate', stage: 'ready', sessionId, personId, ticket } as const
  const done = await act({ actor, origin: ORIGIN, deadline: deadlineIn(SEED_LIMIT_MS) })
  await signOut(deps, { personId })
  return done
}

/** A sample member of staff in one role. */
export interface SampleOfficer {
  staffId: string
  role: Role
  scope: Scope
}

/** Does something as this member of staff, who is signed in meanwhile. */
export async function asOfficer<T>(
  deps: Deps,
  { staffId, role, scope }: SampleOfficer,
  act: (call: Call<StaffActor>) => Promise<T>,
): Promise<T> {
  const sessionId = await signIn(deps, { staffId })
  const grants = [{ role, scope }]
  const actor: StaffActor = { kind: 'staff', stage: 'ready', sessionId, staffId, grants }
  const done = await act({ actor, origin: ORIGIN, deadline: deadlineIn(SEED_LIMIT_MS) })
  await signOut(deps, { staffId })
  return done
}

/** Opens a session, because the trail accepts entries of signed-in actors only. Nobody gets this session's token. */
async function signIn(deps: Deps, owner: SessionOpening['owner']): Promise<string> {
  const id = deps.ids.next()
  const opening = { id, owner, stage: 'ready', origin: ORIGIN } as const
  await deps.database.transact(deadlineIn(SEED_LIMIT_MS), (tx) => openSession(tx, deps, opening))
  return id
}

async function signOut(deps: Deps, owner: { personId: string } | { staffId: string }): Promise<void> {
  await deps.database.transact(deadlineIn(SEED_LIMIT_MS), (tx) => endSessionsOf(tx, owner))
}
