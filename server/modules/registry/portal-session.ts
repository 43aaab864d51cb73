import { DONE, type Once } from '#kernel/act.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { findOwnAccount, recordSignIn } from '#modules/accounts/public.ts'
import { deleteSession, SESSION_LIMITS, setActiveTicket } from '#modules/sessions/public.ts'
import { notify } from '#platform/bus/bus.store.ts'
import type { Deps } from '#server/deps.ts'
import { findPerson } from './person.store.ts'
import { findPortalSession } from './portal-session.store.ts'
import { viewOwnRecord, viewTicket } from './registry.view.ts'
import { listTicketsOf } from './ticket.store.ts'

/** Shows who is signed in at the portal; an activation shows nothing personal (LOG-02). */
export async function viewPortalSession(deps: Deps, { actor, ...call }: Call) {
  if (actor.kind !== 'candidate') return { stage: 'none' as const }
  if (actor.stage === 'ready') return viewReadySession(deps, { ...call, actor })
  const account = await findOwnAccount(deps, { ...call, actor })
  return {
    stage: 'activation' as const,
    hasPhone: deps.canText && account?.phoneCipher !== undefined,
    idleSeconds: SESSION_LIMITS.activation.idleSeconds,
  }
}

/** HOM-01: shows all of the person's 准考证, and which one is active. */
async function viewReadySession(deps: Deps, { actor, deadline }: Call<CandidateActor>) {
  const at = deps.clock.now()
  const asked = { personId: actor.personId, sessionId: actor.sessionId, at }
  const found = requireFound(await findPortalSession(deps.database, deadline, asked))
  return {
    stage: 'ready' as const,
    personId: actor.personId,
    name: found.name,
    tickets: found.tickets.map(viewTicket),
    ...(actor.ticket ? { activeTicketId: actor.ticket.id } : {}),
    unreadMessages: found.unread,
    idleSeconds: SESSION_LIMITS.candidate.idleSeconds,
    endsInSeconds: Math.max(0, Math.floor((found.endsAt.getTime() - at.getTime()) / 1000)),
  }
}

/** Shows the person's own record, numbers masked. */
export function viewOwn(deps: Deps, { actor, deadline }: Call<CandidateActor>) {
  return deps.database.readOften(deadline, async (tx) => {
    const person = requireFound(await findPerson(tx, actor.personId))
    return viewOwnRecord(person, await listTicketsOf(tx, [person.id], deps.clock.now()), deps.cipher)
  })
}

/** LOG-07: ends the session at once, on every node. */
export async function signOut(deps: Deps, { actor, origin, deadline }: Call<CandidateActor>): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    await deleteSession(tx, actor.sessionId)
    const at = deps.clock.now()
    const owner = { personId: actor.personId }
    await recordSignIn(tx, { id: deps.ids.next(), owner, at, origin, outcome: 'signed_out' })
    await notify(tx, 'sessions', actor.sessionId)
  })
}

/** HOM-01: switches the active 准考证 for every page and tab. Refuses with `not_found` when it belongs to another person. */
export async function switchActiveTicket(
  deps: Deps,
  call: Call<CandidateActor>,
  { ticketId }: { ticketId: string },
): Promise<Once<typeof DONE>> {
  const { actor } = call
  return deps.acts.once(call, async (tx) => {
    const change = { sessionId: actor.sessionId, personId: actor.personId, ticketId }
    if (!(await setActiveTicket(tx, change))) throw new Refusal('not_found')
    await notify(tx, 'sessions', actor.sessionId)
    return DONE
  })
}
